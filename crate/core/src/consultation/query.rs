//! What is asked of the register, and the request that asks it.

use crate::address::under;
use crate::contract::Operation;
use crate::declaration::{Day, EnterpriseNumber, Period, Ssin};
use crate::environment::Environment;
use crate::http::{Method, Request};
use crate::token::Token;
use crate::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use time::Date;

/// The most records that are asked for at once. What the service allows is not public; this is modelled.
pub const MAX_PAGE_SIZE: u16 = 100;

/// The longest address of a next page that is followed, in bytes: what servers commonly take.
const MAX_ADDRESS: usize = 8_000;

/// How much of a refused address is told, in characters.
const TOLD: usize = 200;

/// The longest status that is asked for, in characters.
const MAX_STATUS: usize = 60;

/// What the register keeps.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RegisterKind {
    /// Trainings, planned and followed.
    TrainingRegistration,
    /// How much training a worker has a right to in a year.
    TrainingRight,
    /// What is left of it; computed by the register.
    TrainingCredit,
}

impl RegisterKind {
    const fn operation(self) -> &'static str {
        match self {
            Self::TrainingRegistration => "queryTrainingRegistrations",
            Self::TrainingRight => "queryTrainingRights",
            Self::TrainingCredit => "queryTrainingCredits",
        }
    }
}

/// Criteria as the panel has them. All that are given must hold.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConsultQuery {
    /// Of what.
    pub kind: RegisterKind,
    /// Whose: an enterprise number, ten digits.
    pub employer: String,
    /// Only about this worker: a national number or BIS number, eleven digits.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub worker: Option<String>,
    /// Only registrations that share a day with this period.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub period: Option<QueryPeriod>,
    /// The calendar year. Rights and credits are asked for by year; of registrations it is a period.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub year: Option<u16>,
    /// Only registrations with this status, as the register writes it.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub status: Option<String>,
    /// How many records on a page, 1 to [`MAX_PAGE_SIZE`].
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub page_size: Option<u16>,
}

/// First and last day, both included, `yyyy-MM-dd`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueryPeriod {
    /// The first day.
    pub start_date: String,
    /// The last day.
    pub end_date: String,
}

/// A query in order: every number in it is sound, and it has what its operation demands.
#[derive(Clone, Debug)]
pub struct Query {
    kind: RegisterKind,
    page_size: u16,
    body: Vec<u8>,
}

impl Query {
    /// Checks criteria. `today` tells a birth date in the future. The error `consultation.query` names the member at
    /// fault in `path`, and the rule it breaks in `rule` when there is one.
    pub fn new(asked: &ConsultQuery, today: Date) -> Result<Self> {
        let page_size = asked.page_size.unwrap_or(MAX_PAGE_SIZE);
        if !(1..=MAX_PAGE_SIZE).contains(&page_size) {
            return Err(fault("pageSize"));
        }
        let body = match asked.kind {
            RegisterKind::TrainingRegistration => registration_criteria(asked, today)?,
            RegisterKind::TrainingRight | RegisterKind::TrainingCredit => year_criteria(asked, today)?,
        };
        Ok(Self {
            kind: asked.kind,
            page_size,
            body: Value::Object(body).to_string().into_bytes(),
        })
    }

    /// The request for the first page.
    pub fn first(&self, environment: &Environment, token: &Token) -> Result<Request> {
        let operation = Operation::of(self.kind.operation())?;
        let url = format!("{}?pageSize={}", operation.url(environment), self.page_size);
        Ok(self.request(operation.method()?, url, token))
    }

    /// The request for a page that an earlier one named: the same body again. An address that is not under the base of
    /// the API is refused (`consultation.next`), and with it the token stays here.
    pub fn next(&self, environment: &Environment, token: &Token, url: &str) -> Result<Request> {
        let url = under(url, environment.api_base(), MAX_ADDRESS).ok_or_else(|| elsewhere(url))?;
        let operation = Operation::of(self.kind.operation())?;
        Ok(self.request(operation.method()?, url, token))
    }

    fn request(&self, method: Method, url: String, token: &Token) -> Request {
        Request {
            method,
            url,
            headers: vec![
                ("accept", "application/json, application/problem+json".into()),
                ("authorization", token.authorization()),
                ("content-type", "application/json".into()),
            ],
            body: Some(self.body.clone()),
        }
    }
}

/// An answer says where the rest is, and the token goes there: who could choose another place would have the token. It is
/// told without its query, which is the server's own business.
fn elsewhere(url: &str) -> Error {
    let path = url.split('?').next().unwrap_or_default();
    Error::new(Code::ConsultationNext).with("url", path.chars().take(TOLD).collect::<String>())
}

fn registration_criteria(asked: &ConsultQuery, today: Date) -> Result<Map<String, Value>> {
    let mut body = subject(asked, today)?;
    let period = match (&asked.period, asked.year) {
        (Some(_), Some(_)) => return Err(fault("year")),
        (Some(period), None) => Some(read_period(period)?),
        (None, Some(year)) => Some(whole_year(year)?),
        (None, None) => None,
    };
    if let Some(period) = period {
        body.insert("period".into(), json!(period));
    }
    if let Some(status) = &asked.status {
        let length = status.chars().count();
        if !(1..=MAX_STATUS).contains(&length) || status.chars().any(char::is_control) {
            return Err(fault("status"));
        }
        body.insert("status".into(), json!(status));
    }
    Ok(body)
}

fn year_criteria(asked: &ConsultQuery, today: Date) -> Result<Map<String, Value>> {
    if asked.period.is_some() {
        return Err(fault("period"));
    }
    if asked.status.is_some() {
        return Err(fault("status"));
    }
    let year = asked.year.ok_or_else(|| fault("year"))?;
    whole_year(year)?;
    let mut body = subject(asked, today)?;
    body.insert("year".into(), json!(year));
    Ok(body)
}

/// For whose worker.
fn subject(asked: &ConsultQuery, today: Date) -> Result<Map<String, Value>> {
    let employer = EnterpriseNumber::parse(&asked.employer)
        .map_err(|rule| fault("employer").with("rule", rule.code()))?;
    let mut body = Map::new();
    body.insert("employer".into(), json!({ "enterpriseNumber": employer }));
    if let Some(worker) = &asked.worker {
        let ssin = Ssin::parse(worker, today).map_err(|rule| fault("worker").with("rule", rule.code()))?;
        body.insert("worker".into(), json!({ "ssin": ssin }));
    }
    Ok(body)
}

fn read_period(period: &QueryPeriod) -> Result<Period> {
    let day = |text| Day::parse(text).map_err(|rule| fault("period").with("rule", rule.code()));
    Period::new(day(&period.start_date)?, day(&period.end_date)?)
        .map_err(|rule| fault("period").with("rule", rule.code()))
}

/// From New Year's Day to New Year's Eve, of a year of four digits.
fn whole_year(year: u16) -> Result<Period> {
    if year == 0 {
        return Err(fault("year"));
    }
    let day = |text: String| Day::parse(&text).map_err(|_| fault("year"));
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    Period::new(day(first)?, day(last)?).map_err(|_| fault("year"))
}

fn fault(path: &'static str) -> Error {
    Error::new(Code::ConsultationQuery).with("path", path)
}

#[cfg(test)]
mod tests;
