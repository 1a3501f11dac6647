//! `fetch`, as strict as it can be: no cookies, no redirects, no cache, no referrer, and an end.
//!
//! No redirect is followed. To a question (GET) it is an answer, though the browser hides where it leads; to anything
//! else it is none.

use fla_core::http::{MAX_RESPONSE_BYTES, Method, Request, Response, TIMEOUT_SECONDS};
use fla_core::{Code, Error, Result};
use gloo_net::http::RequestBuilder;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect,
};

/// Sends a request. Whoever aborts `cancelled` gets an error, and knows why.
pub(super) async fn send(request: &Request, cancelled: &AbortSignal) -> Result<Response> {
    if is_offline() {
        return Err(Code::NetworkOffline.into());
    }
    let deadline = AbortController::new().map_err(|_| Code::SessionInternal)?;
    let late = deadline.signal();
    // It ends with the request; `AbortSignal.timeout` would hold the request and its answer until the time is over.
    let _timer = Timeout::new(TIMEOUT_SECONDS.saturating_mul(1000), move || deadline.abort());
    let signal = AbortSignal::any(&Array::of2(&late, cancelled));
    let ended = || {
        if late.aborted() {
            Error::new(Code::NetworkTimeout).with("seconds", TIMEOUT_SECONDS)
        } else {
            Code::NetworkUnreachable.into()
        }
    };
    // The body may hold an assertion. A request has its own copy from the start (Fetch §5.4), so ours is wiped at once.
    let body = request.body.as_deref().map(Uint8Array::from);
    let built = build(request, body.as_ref(), &signal);
    if let Some(body) = body {
        body.fill(0, 0, body.length());
    }
    let answer = built?.send().await.map_err(|_| ended())?;
    let body = match answer.body() {
        Some(stream) => read_bounded(stream.unchecked_into(), &ended).await?,
        None => Vec::new(),
    };
    Ok(Response {
        status: answer.status(),
        headers: answer.headers().entries().collect(),
        body,
    })
}

fn build(
    request: &Request,
    body: Option<&Uint8Array>,
    signal: &AbortSignal,
) -> Result<gloo_net::http::Request> {
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
        })
        .credentials(RequestCredentials::Omit)
        .redirect(match request.method {
            Method::Get => RequestRedirect::Manual,
            Method::Post => RequestRedirect::Error,
        })
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(signal));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let built = match body {
        Some(body) => builder.body(body.clone()),
        None => builder.build(),
    };
    built.map_err(|_| Code::NetworkUnreachable.into())
}

/// Reads a body chunk by chunk, so that an endless one ends at the bound and not with the memory.
async fn read_bounded(stream: web_sys::ReadableStream, ended: &impl Fn() -> Error) -> Result<Vec<u8>> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| ended())?;
        let Ok(chunk) = property(&part, "value").dyn_into::<Uint8Array>() else {
            return Ok(body);
        };
        body.extend(chunk.to_vec());
        // It may hold a token.
        chunk.fill(0, 0, chunk.length());
        if body.len() > MAX_RESPONSE_BYTES {
            // The rest is not wanted; whether the browser manages to stop it does not matter.
            let _ = reader.cancel();
            return Err(super::too_large());
        }
    }
}

/// Only a clear `false` counts: where there is no `navigator.onLine` the request itself will tell.
fn is_offline() -> bool {
    let navigator = property(&js_sys::global(), "navigator");
    property(&navigator, "onLine").as_bool() == Some(false)
}

fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
