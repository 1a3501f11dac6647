//! A registration, an account, and answers of every kind.
#![expect(
    clippy::needless_pass_by_value,
    reason = "bodies are written in place, as text or as JSON"
)]

use fla_core::account::Account;
use fla_core::declaration::{Kind, check};
use fla_core::environment::{Environment, EnvironmentKind};
use fla_core::http::Response;
use fla_core::submission::{Outcome, Prepared, Sender, Submission, prepare};
use fla_core::time::{UnixTime, parse_iso_date};
use fla_core::token::{self, Role, Token};
use getrandom::{SysRng, rand_core::UnwrapErr};
use serde_json::Value;

/// 3 June 2024, 07:00:02 UTC.
pub(crate) const NOW: UnixTime = UnixTime(1_717_398_002);
pub(crate) const BASE: &str = "https://fla-demo.invalid/REST/federalLearningAccount/v1";

pub(crate) fn example(name: &str) -> Value {
    let path = format!("{}/contract/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["value"].take()
}

pub(crate) fn account() -> Account {
    Account {
        client_id: " self_service_chaman_000000_abcdefghij ".into(),
        role: Role::Employer,
        environment: EnvironmentKind::Demo,
        token_endpoint: None,
        audience: None,
        api_base: BASE.into(),
        send_scope: true,
    }
}

pub(crate) fn prepared(name: &str) -> Prepared {
    preparation(name, true)
}

/// Nobody can have sent its reference before.
pub(crate) fn prepared_anew(name: &str) -> Prepared {
    preparation(name, false)
}

fn preparation(name: &str, attempted: bool) -> Prepared {
    let example = example(name);
    let kind = if name.starts_with("training-right") {
        Kind::TrainingRight
    } else {
        Kind::TrainingRegistration
    };
    let today = parse_iso_date("2024-12-31").unwrap();
    let checked = check(kind, &example, today);
    let submission = Submission {
        declaration: &checked.declaration.unwrap(),
        reference: None,
        attempted,
    };
    let sender = Sender {
        environment: &environment(),
        account: &account(),
        certificate_sha256: "c0ffee",
    };
    prepare(&submission, &sender, NOW, &mut UnwrapErr(SysRng)).unwrap()
}

pub(crate) fn environment() -> Environment {
    account().environment().unwrap()
}

/// What comes of the complete example with this answer.
pub(crate) fn outcome(response: &Response) -> Outcome {
    prepared("training-registration").answered(response, NOW).outcome
}

/// The case of the outcome, in one word or two.
pub(crate) fn verdict(response: &Response) -> String {
    match outcome(response) {
        Outcome::Accepted { .. } => "accepted".into(),
        Outcome::Refused { problem, .. } => problem.code.into(),
        Outcome::Unknown { reason, status, .. } => {
            assert_eq!(status, Some(response.status));
            format!("{reason:?}")
        }
    }
}

pub(crate) fn token() -> Token {
    let body = br#"{"access_token":"t0k3n","token_type":"Bearer"}"#.to_vec();
    let answer = Response {
        status: 200,
        headers: Vec::new(),
        body,
    };
    token::read(&answer, None, NOW).unwrap()
}

pub(crate) fn answer(status: u16, body: impl ToString) -> Response {
    let kind = if status < 400 {
        "application/json"
    } else {
        "application/problem+json"
    };
    Response {
        status,
        headers: vec![("Content-Type".into(), kind.into())],
        body: body.to_string().into_bytes(),
    }
}

pub(crate) fn page(status: u16) -> Response {
    Response {
        status,
        headers: vec![("content-type".into(), "text/html".into())],
        body: b"<html>Please log in</html>".to_vec(),
    }
}
