//! Asking at the address that an answer named what became of a declaration.

use super::MAX_ADDRESS;
use super::read::Reading;
use super::said::{Part, Said};
use super::{Inquiry, Outcome, UnknownReason, pace};
use crate::address::{resolve, under};
use crate::http::{HIDDEN_REDIRECT, Method, Request, Response};
use crate::problem::clip;
use crate::receipt::Receipt;
use crate::time::UnixTime;
use crate::token::Token;
use crate::{Code, Error, Result};

impl Inquiry {
    /// The address to ask at. Fails with [`Code::SubmissionNoAddress`] when the answer named none, or one that does
    /// not lie under that of the API: such a one is never called.
    pub fn address(&self) -> Result<String> {
        let Outcome::Unknown {
            location: Some(named),
            ..
        } = &self.receipt.outcome
        else {
            return Err(Code::SubmissionNoAddress.into());
        };
        under(named, &self.api_base, MAX_ADDRESS)
            .ok_or_else(|| Error::new(Code::SubmissionNoAddress).with("url", named))
    }

    /// Asks at an address of this API: [`address`](Self::address), or the one that [`Following::Elsewhere`] gave.
    pub fn ask(address: &str, token: &Token) -> Request {
        Request {
            method: Method::Get,
            url: address.to_owned(),
            headers: vec![
                ("accept", "application/json, application/problem+json".into()),
                ("authorization", token.authorization()),
            ],
            body: None,
        }
    }
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Following {
    /// The receipt with what is known now; its outcome may be as unknown as before.
    Told(Receipt),
    /// It is decided, and the decision is to be read at this address of the API.
    Elsewhere(Inquiry, String),
    /// It is decided, and where that can be read is not known or not to be called. The register itself can be asked.
    Decided(Inquiry),
}

/// Reads the answer to a question about a declaration that is decided later (Belgif REST guide, long-running tasks;
/// Dimona's letters; modelled for the FLA).
///
/// - `A`, `W` and the record itself are accepted, `B` and a task that failed by the record's fault are refused.
/// - 303 leads to the decision. A browser hides the address (Fetch, opaque-redirect filtered response).
/// - `S`, `processing` and 404 are not decided yet.
/// - Any other answer is about the question and says nothing about the declaration.
pub fn followed(inquiry: Inquiry, asked: &str, response: &Response, now: UnixTime) -> Following {
    match response.status {
        200 | 202 | 207 => stated(inquiry, asked, response, now),
        HIDDEN_REDIRECT => Following::Decided(inquiry),
        300..=399 => redirected(inquiry, asked, response),
        _ => Following::Told(undecided(inquiry, response, None, now)),
    }
}

fn stated(inquiry: Inquiry, asked: &str, response: &Response, now: UnixTime) -> Following {
    let reading = Reading {
        receipt: &inquiry.receipt,
        api_base: &inquiry.api_base,
        response,
        now,
    };
    let body = response.json_object().unwrap_or_default();
    let Some(part) = Part::of(&body, &inquiry.receipt.reference) else {
        return Following::Told(undecided(inquiry, response, None, now));
    };
    let outcome = match part.says(response.status, &inquiry.receipt, now) {
        Said::Taken(warnings) => reading.accepted(Some(&part), warnings),
        Said::Refused(problem, anomalies) => Outcome::Refused { problem, anomalies },
        Said::Nothing if part.shows(&inquiry.receipt) => reading.accepted(Some(&part), part.remarks()),
        Said::Waiting(seconds) => return Following::Told(undecided(inquiry, response, seconds, now)),
        Said::Done => return redirected(inquiry, asked, response),
        Said::Failed => Outcome::Unknown {
            reason: UnknownReason::ServerError,
            status: Some(response.status),
            location: None,
            can_follow: false,
            retry_after: None,
        },
        Said::Nothing | Said::NotUnderstood => {
            return Following::Told(undecided(inquiry, response, None, now));
        }
    };
    Following::Told(inquiry.receipt.answered(response, outcome, now))
}

/// The decision is elsewhere. An address outside of the API is kept in the receipt and not called.
fn redirected(mut inquiry: Inquiry, asked: &str, response: &Response) -> Following {
    let Some(named) = response.header("location").filter(|named| !named.is_empty()) else {
        return Following::Decided(inquiry);
    };
    let named = resolve(named, asked).unwrap_or_else(|| named.to_owned());
    match under(&named, &inquiry.api_base, MAX_ADDRESS) {
        Some(address) if address != asked => Following::Elsewhere(inquiry, address),
        Some(_) => Following::Decided(inquiry),
        None => {
            inquiry.receipt.outcome = Outcome::Unknown {
                reason: UnknownReason::Pending,
                status: Some(response.status),
                location: Some(clip(&named)),
                can_follow: false,
                retry_after: None,
            };
            Following::Decided(inquiry)
        }
    }
}

/// As unknown as before, with the time to ask again: the server's, else the next of the usual pace.
fn undecided(inquiry: Inquiry, response: &Response, seconds: Option<u32>, now: UnixTime) -> Receipt {
    let Inquiry { receipt, api_base } = inquiry;
    let reading = Reading {
        receipt: &receipt,
        api_base: &api_base,
        response,
        now,
    };
    let wait = seconds
        .or_else(|| response.retry_after(now))
        .or_else(|| pace(reading.age()));
    let outcome = match receipt.outcome.clone() {
        Outcome::Unknown {
            reason,
            location,
            can_follow,
            ..
        } => Outcome::Unknown {
            reason,
            status: Some(response.status),
            location,
            can_follow,
            retry_after: wait,
        },
        settled => settled,
    };
    receipt.answered(response, outcome, now)
}
