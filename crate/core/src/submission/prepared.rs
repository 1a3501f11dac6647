//! A declaration made ready to send.

use super::{Outcome, read};
use crate::account::Account;
use crate::contract::Operation;
use crate::declaration::{CheckReport, Declaration, Kind, Reference};
use crate::environment::Environment;
use crate::http::{Method, Request, Response};
use crate::receipt::{self, Receipt};
use crate::time::UnixTime;
use crate::token::Token;
use crate::{Code, Error, Result};
use core::fmt;
use rand_core::CryptoRng;
use serde::Serialize;

/// Who sends, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// Where to.
    pub environment: &'a Environment,
    /// The account.
    pub account: &'a Account,
    /// SHA-256 of the certificate, lower-case hex; empty when none in the file belongs to the key.
    pub certificate_sha256: &'a str,
}

/// A declaration made ready to send: the very bytes, and the receipt to keep before they leave.
pub struct Prepared {
    method: Method,
    body: Vec<u8>,
    receipt: Receipt,
    api_base: String,
    /// It cannot have been sent before.
    is_new: bool,
}

impl Prepared {
    /// The receipt as it stands before anything is sent.
    pub const fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// The receipt with what the answer says, whoever gave it.
    pub fn answered(self, response: &Response, now: UnixTime) -> Receipt {
        let outcome = match read(&self.receipt, &self.api_base, response, now) {
            outcome if self.is_new && outcome.is_duplicate() => Outcome::already_registered(),
            outcome => outcome,
        };
        self.receipt.answered(response, outcome, now)
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

/// What came of preparing one of many.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(untagged)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every one is the large one, and crosses at once"
)]
pub enum Preparation {
    /// It can be sent: the receipt to journal before. Its outcome is "unknown, interrupted".
    Ready(Receipt),
    /// It has errors: all that was found.
    NotReady(CheckReport),
}

/// What to send, and under which reference.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// The record. Its existence is the proof that its check found no error.
    pub declaration: &'a Declaration<'a>,
    /// The sender's reference, when the record has none of its own.
    pub reference: Option<&'a Reference<'a>>,
    /// It may have been sent before, under its reference. Then a duplicate is the refusal that was to be expected;
    /// otherwise it may be our own request that arrived twice.
    pub attempted: bool,
}

impl Submission<'_> {
    /// The record's own reference comes first: it is what is sent.
    fn reference(&self) -> Option<String> {
        let own = match self.declaration {
            Declaration::TrainingRegistration(registration) => registration.reference.as_ref(),
            Declaration::TrainingRight(_) => None,
        };
        own.or(self.reference).map(Reference::to_string)
    }
}

/// Gives the record a reference unless it has one, and fixes everything that will be sent. That of a right stays on
/// this computer: in the contract a right has none, because worker, year and kind say which one it is.
///
/// Sending the same record again after an unknown outcome means keeping its reference: it is in the receipt, and with
/// it the server can tell the second from the first.
pub fn prepare(
    submission: &Submission,
    sender: &Sender,
    now: UnixTime,
    rng: &mut impl CryptoRng,
) -> Result<Prepared> {
    let kind = submission.declaration.kind();
    let operation = Operation::to_create(kind)?;
    let given = submission.reference();
    let is_new = !submission.attempted || given.is_none();
    let reference = given.unwrap_or_else(|| Reference::random(rng).to_string());
    let mut sent = serde_json::to_value(submission.declaration).map_err(|_| Code::SessionInternal)?;
    if let (Kind::TrainingRegistration, Some(members)) = (kind, sent.as_object_mut()) {
        members.insert("reference".into(), reference.clone().into());
    }
    let body = serde_json::to_vec(&sent).map_err(|_| Code::SessionInternal)?;
    Ok(Prepared {
        method: operation.method()?,
        body,
        api_base: sender.environment.api_base().to_owned(),
        is_new,
        // "Unknown, interrupted" is the truth if nothing more is heard.
        receipt: Receipt {
            format: receipt::FORMAT,
            kind,
            id: receipt::random_id(rng),
            reference,
            environment: sender.environment.kind(),
            url: operation.url(sender.environment),
            client_id: sender.account.client_id.trim().to_owned(),
            role: sender.account.role,
            certificate_sha256: sender.certificate_sha256.to_owned(),
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
