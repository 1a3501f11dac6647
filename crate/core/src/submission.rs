//! Sending one registration, and what came of it: accepted, refused, or unknown.
//!
//! ```text
//! prepare ──► journal the receipt ──► request ──► (network) ──► Prepared::answered / Prepared::unanswered
//! ```
//!
//! The receipt exists before the request does, and says "unknown, interrupted". That is the truth if the panel
//! dies at any instant between the two.

mod anomaly;
mod outcome;
mod read;

pub use anomaly::Anomaly;
pub use outcome::{Outcome, UnknownReason};
pub use read::read;

use crate::account::Account;
use crate::contract::Operation;
use crate::declaration::{Reference, TrainingRegistration};
use crate::environment::Environment;
use crate::http::{Method, Request, Response};
use crate::receipt::{self, Receipt};
use crate::time::UnixTime;
use crate::token::Token;
use crate::{Code, Error, Result};
use core::fmt;
use rand_core::CryptoRng;

/// The operation a registration is sent with.
const OPERATION: &str = "createTrainingRegistration";

/// A registration made ready to send: the very bytes, and the receipt to keep before they leave.
pub struct Prepared {
    method: Method,
    body: Vec<u8>,
    receipt: Receipt,
    /// The reference was made for this submission: nobody can have used it before.
    is_reference_new: bool,
}

impl Prepared {
    /// The receipt as it stands before anything is sent.
    pub const fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// The receipt with what the answer says, whoever gave it.
    pub fn answered(self, response: &Response, now: UnixTime) -> Receipt {
        let receipt = self.receipt.answered(response, now);
        if self.is_reference_new && receipt.outcome.is_duplicate() {
            return receipt.with_outcome(Outcome::already_registered());
        }
        receipt
    }

    /// The receipt of a request that got no answer.
    pub fn unanswered(self, error: &Error) -> Receipt {
        self.receipt.with_outcome(Outcome::of_failure(error))
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared")
            .field("reference", &self.receipt.reference)
            .finish_non_exhaustive()
    }
}

/// Gives the registration a reference unless it has one, and fixes everything that will be sent.
///
/// Sending the same registration again after an unknown outcome means keeping its reference: it is in the
/// receipt, and with it the server can tell the second from the first.
pub fn prepare(
    mut registration: TrainingRegistration<'_>,
    environment: &Environment,
    account: &Account,
    certificate_sha256: &str,
    now: UnixTime,
    rng: &mut impl CryptoRng,
) -> Result<Prepared> {
    let operation = Operation::of(OPERATION)?;
    let is_reference_new = registration.reference.is_none();
    let reference = registration
        .reference
        .get_or_insert_with(|| Reference::random(rng))
        .to_string();
    let sent = serde_json::to_value(&registration).map_err(|_| Code::SessionInternal)?;
    let body = serde_json::to_vec(&sent).map_err(|_| Code::SessionInternal)?;
    Ok(Prepared {
        method: operation.method()?,
        body,
        is_reference_new,
        // "Unknown, interrupted" is the truth if nothing more is heard.
        receipt: Receipt {
            format: receipt::FORMAT,
            id: receipt::random_id(rng),
            reference,
            environment: environment.kind(),
            url: operation.url(environment),
            client_id: account.client_id.trim().to_owned(),
            role: account.role,
            certificate_sha256: certificate_sha256.to_owned(),
            sent_at: now.to_rfc3339(),
            answered_at: None,
            sent,
            trace_id: None,
            outcome: Outcome::interrupted(),
        },
    })
}

/// The request. The token goes in the `Authorization` header and nowhere else (RFC 6750 §2.1).
pub fn request(prepared: &Prepared, token: &Token) -> Request {
    Request {
        method: prepared.method,
        url: prepared.receipt.url.clone(),
        headers: vec![
            ("accept", "application/json, application/problem+json".into()),
            ("authorization", token.authorization()),
            ("content-type", "application/json".into()),
        ],
        body: Some(prepared.body.clone()),
    }
}
