//! The demo's carrier: a function of JavaScript that takes a request, and a signal to give it up, and promises an
//! answer.

use crate::convert::set;
use fla_core::http::{Request, Response};
use fla_core::{Code, Error, Result};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

pub(super) async fn send(
    function: &Function,
    request: &Request,
    cancelled: &AbortSignal,
) -> Result<Response> {
    let unreachable = |_| Error::from(Code::NetworkUnreachable);
    let promise = function
        .call2(&JsValue::UNDEFINED, &to_js(request), cancelled)
        .map_err(unreachable)?;
    let answer = JsFuture::from(promise.unchecked_into::<Promise>())
        .await
        .map_err(unreachable)?;
    read(&answer).ok_or_else(|| Code::SessionInternal.into())
}

fn to_js(request: &Request) -> JsValue {
    let object = Object::new();
    let headers: Array = request
        .headers
        .iter()
        .map(|(name, value)| pair(name, value))
        .collect();
    set(&object, "method", &request.method.as_str().into());
    set(&object, "url", &request.url.as_str().into());
    set(&object, "headers", &headers);
    let body = request
        .body
        .as_deref()
        .map_or(JsValue::NULL, |body| Uint8Array::from(body).into());
    set(&object, "body", &body);
    object.into()
}

fn read(answer: &JsValue) -> Option<Response> {
    let property = |name: &str| Reflect::get(answer, &name.into()).ok();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::as_conversions,
        reason = "`as` saturates"
    )]
    let status = property("status")?.as_f64()? as u16;
    let headers = property("headers")?.dyn_into::<Array>().ok()?;
    let headers = headers.iter().map(|entry| {
        let entry = entry.dyn_into::<Array>().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    let body = property("body")?.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Response {
        status,
        headers: headers.collect::<Option<_>>()?,
        body,
    })
}

fn pair(name: &str, value: &str) -> Array {
    Array::of2(&name.into(), &value.into())
}
