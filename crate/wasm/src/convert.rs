//! Values of the core as values of JavaScript, and back.
//!
//! Both ways lead over [`Value`], the one form all data of the core have: a type is turned into it once, for the
//! panel and for the wire alike, and only `Value` itself is known to the code that makes JavaScript of it.

use fla_core::identity::ExportedFile;
use fla_core::{Code, Error, Result};
use js_sys::{JSON, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;

/// The `name` of every error that leaves this crate.
const ERROR_NAME: &str = "FlaError";

/// A JavaScript `Error` with `name`, `code` and `params`; its `message` is the code again.
pub(crate) fn to_js_error(error: &Error) -> JsValue {
    let js_error = js_sys::Error::new(error.code().as_str());
    js_error.set_name(ERROR_NAME);
    let params = Object::new();
    for (name, value) in error.params() {
        set(&params, name, &value.into());
    }
    set(&js_error, "code", &error.code().as_str().into());
    set(&js_error, "params", &params);
    js_error.into()
}

/// Plain data for JavaScript: objects, lists, texts, numbers, booleans; an absent value is `null`.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let internal = || to_js_error(&Code::SessionInternal.into());
    let value = serde_json::to_value(value).map_err(|_| internal())?;
    // JSON's objects are maps for serde; for JavaScript they are objects.
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| internal())
}

/// A file for JavaScript: its contents are a `Uint8Array`, not a list of numbers.
pub(crate) fn file_to_js(file: &ExportedFile) -> JsValue {
    let object = Object::new();
    set(&object, "fileName", &file.file_name.as_str().into());
    set(&object, "mediaType", &file.media_type.into());
    set(&object, "bytes", &Uint8Array::from(file.bytes.as_slice()));
    object.into()
}

/// Plain data from JavaScript. What does not fit is a fault of the panel, not of the user.
pub(crate) fn from_js(value: &JsValue) -> Result<Value> {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    let value = text.and_then(|text| serde_json::from_slice(text.as_bytes()).ok());
    value.ok_or_else(|| Code::SessionInternal.into())
}

/// Sets a property of an object made here; such an object takes every property.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    let done = Reflect::set(object, &name.into(), value);
    debug_assert!(done.is_ok(), "an ordinary object refused a property");
}
