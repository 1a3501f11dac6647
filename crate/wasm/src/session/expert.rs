//! What only experts ask for: the record of the session, and the two secrets that may leave it on a click.
//!
//! A token or an assertion crosses here and nowhere else, as the answer to one call that the user made after a warning.

use super::Session;
use crate::convert::{from_js, to_js, to_js_error};
use fla_core::account::Account;
use fla_core::token::Token;
use fla_core::trace::SessionRecord;
use fla_core::{Code, Result};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// What the session did so far. Nothing in it is secret.
    #[wasm_bindgen(js_name = sessionRecord, unchecked_return_type = "SessionRecord")]
    pub fn session_record(&self) -> Result<JsValue, JsValue> {
        let asserted = self.asserted.borrow().clone();
        // Made anew: nothing that looks like an assertion stays in memory.
        let signing_input = asserted
            .as_ref()
            .and_then(|asserted| asserted.claims.signing_input().ok());
        to_js(&SessionRecord {
            asserted,
            signing_input,
            token_expires_at: self.with_token_in_use(|token| token.expires_at).ok(),
            clock_offset: self.clock.get().offset(),
            requests: self.trace.borrow().requests(),
        })
    }

    /// From now on requests to the API carry a fresh `BelGov-Trace-Id`, or no longer.
    #[wasm_bindgen(js_name = nameRequests)]
    pub fn name_requests(&self, on: bool) {
        self.names_requests.set(on);
    }

    /// The token in use. Fails when there is none.
    #[wasm_bindgen(js_name = revealToken)]
    pub fn reveal_token(&self) -> Result<String, JsValue> {
        self.with_token_in_use(Token::reveal)
            .map_err(|error| to_js_error(&error))
    }

    /// A new assertion for an account, signed and not sent: good for one token request.
    #[wasm_bindgen(js_name = signAssertion)]
    pub async fn sign_assertion(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Account")] account: JsValue,
    ) -> Result<String, JsValue> {
        self.signed_assertion(&account)
            .await
            .map_err(|error| to_js_error(&error))
    }
}

impl Session {
    fn with_token_in_use<T>(&self, using: impl FnOnce(&Token) -> T) -> Result<T> {
        let connected = self.connected.borrow();
        let connected = connected.as_ref().ok_or(Code::SessionNoToken)?;
        self.with_token(&connected.account, &connected.environment, |token| {
            Ok(using(token))
        })
    }

    async fn signed_assertion(&self, account: &JsValue) -> Result<String> {
        let account = Account::from_json(&from_js(account)?).ok_or(Code::SessionInternal)?;
        let environment = account.environment()?;
        let (_, assertion) = self.assert(&account, &environment).await?;
        // Exposed: the user asked for it, to send it once from another program.
        Ok(String::from_utf8_lossy(assertion.expose()).into_owned())
    }
}
