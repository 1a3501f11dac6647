//! The two requests the ladder adds to that for a token.

use crate::Result;
use crate::contract::Operation;
use crate::declaration::EnterpriseNumber;
use crate::environment::Environment;
use crate::http::Request;
use crate::token::Token;
use crate::{Code, Error};
use serde_json::json;

/// Asks how the API is. Open to everyone in every API that follows the Belgif REST guide (`GET /health`); whether the
/// FLA has it is modelled.
pub fn health(environment: &Environment) -> Result<Request> {
    let operation = Operation::of("checkHealth")?;
    Ok(Request {
        method: operation.method()?,
        url: operation.url(environment),
        headers: vec![("accept", "application/json, application/problem+json".into())],
        body: None,
    })
}

/// Asks for one registration of an employer, to see whether this account may. What comes back is not read.
pub fn probe(environment: &Environment, token: &Token, employer: &str) -> Result<Request> {
    let number = EnterpriseNumber::parse(employer)
        .map_err(|rule| Error::new(Code::SubmissionNotReady).with("rule", rule.code()))?;
    let operation = Operation::of("queryTrainingRegistrations")?;
    let query = json!({ "employer": { "enterpriseNumber": number } });
    Ok(Request {
        method: operation.method()?,
        url: format!("{}?page=1&pageSize=1", operation.url(environment)),
        headers: vec![
            ("accept", "application/json, application/problem+json".into()),
            ("authorization", token.authorization()),
            ("content-type", "application/json".into()),
        ],
        body: Some(query.to_string().into_bytes()),
    })
}
