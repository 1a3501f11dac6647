//! The receipt: what was sent, by whom, when, and what came of it. It holds no secret.

use crate::environment::EnvironmentKind;
use crate::http::Response;
use crate::problem::clip;
use crate::submission::{self, Outcome};
use crate::time::UnixTime;
use crate::token::Role;
use crate::trace::TRACE_ID;
use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use serde::Serialize;

/// The form of the file; a later form gets a later number.
pub const FORMAT: &str = "fla-panel.receipt/1";

/// Random bytes in the id of a receipt: 128 bits, so that no two attempts anywhere share one.
const ID_BYTES: usize = 16;

/// Proof, for one's own file, of one submission.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Names this attempt alone, base64url of 128 random bits (RFC 4648 §5). It stays on this computer: the
    /// reference is what the server knows, and a second attempt may carry the same one.
    pub id: String,
    /// The sender's own reference, new for every submission unless the user gave one.
    pub reference: String,
    /// The world it was sent in; a demo says so here.
    pub environment: EnvironmentKind,
    /// The address the request went to.
    pub url: String,
    /// The account.
    pub client_id: String,
    /// In what quality.
    pub role: Role,
    /// SHA-256 of the certificate, lower-case hex; empty when none in the file belongs to the key.
    pub certificate_sha256: String,
    /// When it was sent, `yyyy-MM-ddTHH:mm:ssZ`.
    pub sent_at: String,
    /// When the answer was read, when there was one.
    pub answered_at: Option<String>,
    /// The body as it was sent.
    #[cfg_attr(feature = "typescript", ts(type = "TrainingRegistration"))]
    pub sent: serde_json::Value,
    /// The server's trace id (`BelGov-Trace-Id`), for its support desk.
    pub trace_id: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
}

impl Receipt {
    /// The receipt with what an answer says, whoever gave it.
    #[must_use]
    pub(crate) fn answered(self, response: &Response, now: UnixTime) -> Self {
        let trace_id = response.header(TRACE_ID).map(clip);
        Self {
            answered_at: Some(now.to_rfc3339()),
            trace_id: trace_id.filter(|id| !id.is_empty()),
            outcome: submission::read(response, now),
            ..self
        }
    }

    /// The receipt with another outcome.
    #[must_use]
    pub(crate) fn with_outcome(self, outcome: Outcome) -> Self {
        Self { outcome, ..self }
    }
}

/// A new id for a receipt.
pub(crate) fn random_id(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; ID_BYTES];
    rng.fill_bytes(&mut bytes);
    Base64UrlUnpadded::encode_string(&bytes)
}
