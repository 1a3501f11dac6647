//! The receipt: what was sent, by whom, when, and what came of it. It holds no secret.

use crate::declaration::Kind;
use crate::environment::EnvironmentKind;
use crate::http::Response;
use crate::named;
use crate::problem::clip;
use crate::submission::{Outcome, UnknownReason};
use crate::time::UnixTime;
use crate::token::Role;
use crate::trace::TRACE_ID;
use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use serde::Serialize;
use serde_json::{Map, Value};

/// The form of the file; a later form gets a later number. The first form had no `kind`: all was registrations.
pub const FORMAT: &str = "fla-panel.receipt/2";

/// Random bytes in the id of a receipt: 128 bits, so that no two attempts anywhere share one.
const ID_BYTES: usize = 16;

/// Proof, for one's own file, of one submission.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// [`FORMAT`].
    pub format: &'static str,
    /// What was declared.
    pub kind: Kind,
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
    #[cfg_attr(feature = "typescript", ts(type = "TrainingRegistration | TrainingRight"))]
    pub sent: serde_json::Value,
    /// The server's trace id (`BelGov-Trace-Id`), for its support desk.
    pub trace_id: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
}

impl Receipt {
    /// Reads a journalled receipt whose outcome is unknown, in this form or an earlier one. `None` for any other: there
    /// is nothing to ask about it. It comes out in today's form.
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let optional = |name: &str| text(name).map(str::to_owned);
        let outcome = value.get("outcome")?;
        if outcome.get("kind")?.as_str()? != "unknown" {
            return None;
        }
        let status = outcome.get("status").and_then(Value::as_u64);
        let location = outcome.get("location").and_then(Value::as_str);
        Some(Self {
            format: FORMAT,
            kind: match text("kind") {
                Some(kind) => named(kind)?,
                None => Kind::TrainingRegistration,
            },
            id: optional("id")?,
            reference: optional("reference")?,
            environment: named(text("environment")?)?,
            url: optional("url")?,
            client_id: optional("clientId")?,
            role: named(text("role")?)?,
            certificate_sha256: optional("certificateSha256")?,
            sent_at: optional("sentAt")?,
            answered_at: optional("answeredAt"),
            sent: value.get("sent")?.clone(),
            trace_id: optional("traceId"),
            outcome: Outcome::Unknown {
                reason: named::<UnknownReason>(outcome.get("reason")?.as_str()?)?,
                status: status.and_then(|status| u16::try_from(status).ok()),
                location: location.map(clip),
                can_follow: outcome.get("canFollow").and_then(Value::as_bool) == Some(true),
                retry_after: None,
            },
        })
    }

    /// Whether a record of the register is the one that was sent. By the sender's reference where the record has one,
    /// else by what it is about: for a right worker, year, kind and joint committee say which one it is.
    pub(crate) fn is_about(&self, record: &Map<String, Value>) -> bool {
        let same = |member| record.get(member) == self.sent.get(member);
        let ssin = record.get("worker").and_then(|worker| worker.get("ssin"));
        let same_worker = ssin.is_some() && ssin == self.sent.pointer("/worker/ssin");
        match (self.kind, record.get("reference")) {
            (Kind::TrainingRegistration, Some(reference)) => {
                reference.as_str() == Some(self.reference.as_str()) && (ssin.is_none() || same_worker)
            }
            (Kind::TrainingRegistration, None) => same_worker,
            (Kind::TrainingRight, _) => {
                same_worker && ["year", "kind", "jointCommittee"].into_iter().all(same)
            }
        }
    }

    /// The receipt after an answer, whoever gave it, and what it means.
    #[must_use]
    pub(crate) fn answered(self, response: &Response, outcome: Outcome, now: UnixTime) -> Self {
        let trace_id = response.header(TRACE_ID).map(clip);
        Self {
            answered_at: Some(now.to_rfc3339()),
            trace_id: trace_id.filter(|id| !id.is_empty()),
            outcome,
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
