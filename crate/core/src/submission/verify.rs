//! Asking the register whether it has a declaration: a registration by the reference it was sent with, a right by
//! worker, year and kind.
//!
//! Modelled: that the register keeps the sender's reference and finds by it is an assumption of the contract, as is
//! that it has one right of a kind for a worker and year.

use super::MAX_ADDRESS;
use super::{Inquiry, Outcome};
use crate::address::{resolve, under};
use crate::contract::Operation;
use crate::declaration::Kind;
use crate::environment::Environment;
use crate::http::{Method, Request, Response};
use crate::problem::{self, Problem, clip, text};
use crate::receipt::Receipt;
use crate::time::UnixTime;
use crate::token::Token;
use crate::{Code, Result};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The most pages that are read of one answer. One reference is one record: a register that needs more pages does not
/// look for what it was asked.
pub const MAX_PAGES: u32 = 20;

/// Records asked for in one page, the most of the contract.
const PAGE_SIZE: u32 = 100;

/// What the register says of a declaration whose outcome was unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
#[allow(
    clippy::large_enum_variant,
    reason = "one at a time, made to cross; on 32 bits it is none"
)]
pub enum Verification {
    /// It has it.
    Registered {
        /// The receipt, accepted, with the register's identifier.
        receipt: Receipt,
    },
    /// It did not have it at that moment. A request that is still on its way can arrive later.
    Absent {
        /// The moment of the answer, `yyyy-MM-ddTHH:mm:ssZ`.
        at: String,
    },
    /// Its answer does not say.
    Unsaid {
        /// Why not.
        reason: UnsaidReason,
        /// The refusal, when it was one.
        problem: Option<Problem>,
    },
}

/// Why an answer does not say whether the register has a declaration.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum UnsaidReason {
    /// The question was refused.
    Refused,
    /// The answer is not one of this API.
    NotUnderstood,
    /// It shows registrations of the worker without their references: ours may be one of them.
    Unlabelled,
    /// It has a right of that kind for that worker and year, but not the one that was sent.
    Different,
    /// There is more than is read, or more at an address that is not called.
    Incomplete,
}

/// A question to the register that is under way.
#[derive(Clone, Debug)]
pub struct LookUp {
    inquiry: Inquiry,
    /// Where the next page is.
    address: String,
    body: Vec<u8>,
    pages: u32,
    has_unlabelled: bool,
}

/// What one page told.
#[derive(Debug)]
pub enum Looked {
    /// Nothing yet; there is another page.
    Further(LookUp),
    /// The end.
    Ended(Verification),
}

impl LookUp {
    /// Asks for the registrations of this worker under this reference, or for the rights of this worker in this year. Who the worker is stands in the body: an SSIN
    /// is never in an address (Belgif REST guide, sensitive data).
    pub fn new(inquiry: Inquiry, environment: &Environment) -> Result<Self> {
        let receipt = &inquiry.receipt;
        let operation = Operation::to_query(receipt.kind)?;
        let of_sent = |pointer| receipt.sent.pointer(pointer).cloned();
        let number = of_sent("/employer/enterpriseNumber").ok_or(Code::SessionInternal)?;
        let ssin = of_sent("/worker/ssin").ok_or(Code::SessionInternal)?;
        let (employer, worker) = (json!({ "enterpriseNumber": number }), json!({ "ssin": ssin }));
        let query = match receipt.kind {
            Kind::TrainingRegistration => {
                json!({ "employer": employer, "worker": worker, "reference": receipt.reference })
            }
            Kind::TrainingRight => {
                let year = of_sent("/year").ok_or(Code::SessionInternal)?;
                json!({ "employer": employer, "worker": worker, "year": year })
            }
        };
        Ok(Self {
            address: format!("{}?page=1&pageSize={PAGE_SIZE}", operation.url(environment)),
            body: serde_json::to_vec(&query).map_err(|_| Code::SessionInternal)?,
            inquiry,
            pages: 0,
            has_unlabelled: false,
        })
    }

    /// The request for the next page. The address of a next page is called with the same body.
    pub fn request(&self, token: &Token) -> Request {
        Request {
            method: Method::Post,
            url: self.address.clone(),
            headers: vec![
                ("accept", "application/json, application/problem+json".into()),
                ("authorization", token.authorization()),
                ("content-type", "application/json".into()),
            ],
            body: Some(self.body.clone()),
        }
    }

    /// Reads a page. Absent is said only when every page was read and each record on them is another one.
    pub fn read(mut self, response: &Response, now: UnixTime) -> Looked {
        if response.status >= 400 {
            return unsaid(UnsaidReason::Refused, Some(problem::read(response, now)));
        }
        let page = response.json_object().filter(|_| response.status == 200);
        let Some(page) = page else {
            return unsaid(UnsaidReason::NotUnderstood, None);
        };
        let Some(items) = page.get("items").and_then(Value::as_array) else {
            return unsaid(UnsaidReason::NotUnderstood, None);
        };
        for item in items {
            let Some(item) = item.as_object() else {
                return unsaid(UnsaidReason::NotUnderstood, None);
            };
            let receipt = &self.inquiry.receipt;
            if !receipt.is_about(item) {
                continue;
            }
            match receipt.kind {
                Kind::TrainingRegistration if !item.contains_key("reference") => self.has_unlabelled = true,
                Kind::TrainingRight if !is_same_quantity(item.get("amount"), receipt.sent.get("amount")) => {
                    return unsaid(UnsaidReason::Different, None);
                }
                _ => return Looked::Ended(self.found(item, response, now)),
            }
        }
        self.pages = self.pages.saturating_add(1);
        match text(&page, "next") {
            Some(next) => self.further(&next),
            None if self.has_unlabelled => unsaid(UnsaidReason::Unlabelled, None),
            None => Looked::Ended(Verification::Absent { at: now.to_rfc3339() }),
        }
    }

    fn further(mut self, next: &str) -> Looked {
        let next =
            resolve(next, &self.address).and_then(|next| under(&next, &self.inquiry.api_base, MAX_ADDRESS));
        match next {
            Some(next) if self.pages < MAX_PAGES && next != self.address => {
                self.address = next;
                Looked::Further(self)
            }
            _ => unsaid(UnsaidReason::Incomplete, None),
        }
    }

    fn found(self, item: &Map<String, Value>, response: &Response, now: UnixTime) -> Verification {
        let id = match item.get("id") {
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => text(item, "id"),
        };
        let location = text(item, "href").or_else(|| text(item, "self"));
        let outcome = Outcome::Accepted {
            id,
            location: location.map(|named| clip(&resolve(&named, &self.address).unwrap_or(named))),
            warnings: Vec::new(),
            by_reference: true,
        };
        Verification::Registered {
            receipt: self.inquiry.receipt.answered(response, outcome, now),
        }
    }
}

/// The same number of the same unit, however the number is written: 5 and 5.0.
fn is_same_quantity(one: Option<&Value>, other: Option<&Value>) -> bool {
    let parts = |quantity: Option<&Value>| {
        let quantity = quantity?;
        Some((
            quantity.get("value")?.as_f64()?,
            quantity.get("unit")?.as_str()?.to_owned(),
        ))
    };
    let (one, other) = (parts(one), parts(other));
    one.is_some() && one == other
}

fn unsaid(reason: UnsaidReason, problem: Option<Problem>) -> Looked {
    Looked::Ended(Verification::Unsaid { reason, problem })
}
