//! Looking up what the register holds, and the signature over what was saved of it.

use super::{Connected, Session};
use crate::convert::{from_js, set, to_js_error};
use crate::host::{float, now, rng, today};
use crate::stack;
use fla_core::consultation::{ConsultQuery, Page, Query};
use fla_core::http::Response;
use fla_core::identity::KeyHolder;
use fla_core::manifest::Manifest;
use fla_core::{Code, Result};
use js_sys::{Object, Uint8Array};
use serde::Deserialize;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { ConsultQuery } from "./core";

/** One page of what the register answered. */
export interface ConsultPage {
  /** Where it was asked for. */
  readonly url: string;
  /** The status code: 200. */
  readonly status: number;
  /** When the answer was read, by the server's clock: `yyyy-MM-ddTHH:mm:ssZ`. */
  readonly retrievedAt: string;
  /** The server's name for the exchange (`BelGov-Trace-Id`), for its support desk. */
  readonly traceId: string | null;
  /** The answer, byte for byte: JSON whose member `items` has the records. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many records are on it. */
  readonly count: number;
  /** How many there are on all pages, when the server says so. */
  readonly total: number | null;
  /** The place of this page, from 1, when pages are numbered. */
  readonly page: number | null;
  /** Where the next page is; while there is one, this is not all. */
  readonly next: string | null;
}
"#;

#[wasm_bindgen]
impl Session {
    /// Asks for one page: the first one without `next`, or that which an earlier page named.
    #[wasm_bindgen(unchecked_return_type = "ConsultPage")]
    pub async fn consult(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ConsultQuery")] query: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | null")] next: Option<String>,
    ) -> Result<JsValue, JsValue> {
        self.look_up(&query, next)
            .await
            .map_err(|error| to_js_error(&error))
    }

    /// Signs the manifest of a saved register with the company's key: a detached JWS (RFC 7515, Appendix F).
    #[wasm_bindgen(js_name = signManifest)]
    pub async fn sign_manifest(&self, bytes: Vec<u8>) -> Result<String, JsValue> {
        self.signed_manifest(&bytes)
            .await
            .map_err(|error| to_js_error(&error))
    }
}

impl Session {
    async fn look_up(&self, query: &JsValue, next: Option<String>) -> Result<JsValue> {
        let task = self.transport.begin()?;
        let asked = ConsultQuery::deserialize(from_js(query)?).map_err(|_| Code::SessionInternal)?;
        let query = Query::new(&asked, today())?;
        let Connected { account, environment } =
            self.connected.borrow().clone().ok_or(Code::SessionNoToken)?;
        let url = RefCell::new(String::new());
        let answer = self.authorised(&account, &environment, &task, |token| {
            let request = match &next {
                None => query.first(&environment, token)?,
                Some(next) => query.next(&environment, token, next)?,
            };
            url.replace(request.url.clone());
            Ok(request)
        });
        let response = answer.await??;
        let url = url.into_inner();
        let page = Page::read(&response, &url, self.time())
            .inspect_err(|error| self.trace.borrow_mut().explain(error))?;
        Ok(page_to_js(&url, &response, &page, &self.time().to_rfc3339()))
    }

    async fn signed_manifest(&self, bytes: &[u8]) -> Result<String> {
        // Nothing stays borrowed while WebCrypto signs.
        let (manifest, signed) = self.with_identity(|identity| {
            let manifest = Manifest::new(bytes, &identity.certificates)?;
            let signed = match identity.signing_key(self.time())? {
                KeyHolder::Core(key) => {
                    let signed = key.sign_rs256(manifest.signing_input(), &mut rng());
                    stack::wipe();
                    Some(signed?)
                }
                KeyHolder::Host(key) => key.check_term(now()).map(|()| None)?,
            };
            Ok((manifest, signed))
        })?;
        let signature = match signed {
            Some(signature) => signature,
            None => self.sign_kept(manifest.signing_input()).await?,
        };
        Ok(manifest.seal(&signature))
    }
}

/// The page for JavaScript. Its records are read where they are wanted, from the same bytes that were read here: a copy of
/// the whole register passes through without.
fn page_to_js(url: &str, response: &Response, page: &Page, retrieved_at: &str) -> JsValue {
    let number = |value: Option<u64>| value.map_or(JsValue::NULL, |value| float(value).into());
    let text = |value: &Option<String>| value.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    let object = Object::new();
    set(&object, "url", &url.into());
    set(&object, "status", &response.status.into());
    set(&object, "retrievedAt", &retrieved_at.into());
    set(&object, "traceId", &text(&page.trace_id));
    set(&object, "bytes", &Uint8Array::from(response.body.as_slice()));
    set(&object, "count", &number(u64::try_from(page.count).ok()));
    set(&object, "total", &number(page.total));
    set(&object, "page", &number(page.page));
    set(&object, "next", &text(&page.next));
    object.into()
}
