//! Values of the table as values of JavaScript, and back.

use fla_core::{Code, Error};
use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// A JavaScript `Error` named `FlaError`, with `code` and `params`; its `message` is the code again.
#[expect(clippy::needless_pass_by_value, reason = "given to `map_err`")]
pub(crate) fn to_js_error(error: Error) -> JsValue {
    let js_error = js_sys::Error::new(error.code().as_str());
    js_error.set_name("FlaError");
    let params = Object::new();
    for (name, value) in error.params() {
        set(&params, name, &value.into());
    }
    set(&js_error, "code", &error.code().as_str().into());
    set(&js_error, "params", &params);
    js_error.into()
}

/// A value as JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|_| internal())
}

/// A value from JSON. What does not fit is a fault of the panel, not of the user.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    serde_json::from_str(text).map_err(|_| internal())
}

/// The error for a fault of the panel.
pub(crate) fn internal() -> JsValue {
    to_js_error(Code::SessionInternal.into())
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let done = Reflect::set(object, &name.into(), value);
    debug_assert!(done.is_ok(), "an ordinary object refused a property");
}
