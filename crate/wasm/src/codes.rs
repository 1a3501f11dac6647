//! The stable codes as data, so that the panel's tests can demand a message for each.

use fla_core::Code;
use fla_core::declaration::Rule;
use fla_core::diagnosis::{Cause, Rung};
use fla_core::problem::ProblemCode;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every error code of the core.
#[wasm_bindgen]
pub fn error_codes() -> Vec<String> {
    Code::ALL.iter().map(|code| code.as_str().to_owned()).collect()
}

/// Every code a finding about a record can have.
#[wasm_bindgen]
pub fn finding_codes() -> Vec<String> {
    Rule::ALL.iter().map(|rule| rule.code().to_owned()).collect()
}

/// Every code a refusal of the server can come down to.
#[wasm_bindgen]
pub fn problem_codes() -> Vec<String> {
    ProblemCode::ALL
        .iter()
        .map(|code| code.as_str().to_owned())
        .collect()
}

/// Every rung of the check of a connection.
#[wasm_bindgen]
pub fn rung_names() -> Vec<String> {
    Rung::ALL.iter().map(|rung| rung.as_str().to_owned()).collect()
}

/// Everything that may lie behind a rung that does not hold.
#[wasm_bindgen]
pub fn cause_names() -> Vec<String> {
    Cause::ALL.iter().map(|cause| cause.as_str().to_owned()).collect()
}
