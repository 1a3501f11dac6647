//! Values of the core as values of JavaScript, and back.

use fla_core::identity::ExportedFile;
use fla_core::{Code, Error};
use js_sys::{Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
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
pub(crate) fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    // Values of JSON (the body as it was sent) are maps for serde; for JavaScript they are objects.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|_| to_js_error(&Code::SessionInternal.into()))
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
pub(crate) fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| to_js_error(&Code::SessionInternal.into()))
}

/// Sets a property of an object made here; such an object takes every property.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    let done = Reflect::set(object, &name.into(), value);
    debug_assert!(done.is_ok(), "an ordinary object refused a property");
}
