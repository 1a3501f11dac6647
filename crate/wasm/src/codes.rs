//! The stable codes as data, so that the panel's tests can demand a message for each.

use wasm_bindgen::prelude::wasm_bindgen;

/// Every error code of the core.
#[wasm_bindgen]
pub fn error_codes() -> Vec<String> {
    fla_core::Code::ALL.iter().map(ToString::to_string).collect()
}
