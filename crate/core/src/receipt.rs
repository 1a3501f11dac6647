//! The receipt: what was sent, by whom, when, and what came of it. It holds no secret.

use crate::environment::EnvironmentKind;
use crate::submission::Outcome;
use crate::token::Role;
use serde::Serialize;

/// The form of the file; a later form gets a later number.
pub const FORMAT: &str = "fla-panel.receipt/1";

/// Proof, for one's own file, of one submission.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// [`FORMAT`].
    pub format: &'static str,
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
    /// SHA-256 of the certificate, lower-case hex.
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
