//! What the session says about accounts and customers. Nothing here leaves the computer or needs a certificate.

use super::Session;
use crate::convert::{from_js, to_js, to_js_error};
use fla_core::account::{Account, AccountReview};
use fla_core::customer::{self, CustomerReport};
use fla_core::{Code, Result};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// Looks at an account as it stands: its client id with the paste damage repaired, and where it leads to.
    #[wasm_bindgen(js_name = reviewAccount, unchecked_return_type = "AccountReview")]
    pub fn review_account(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Account")] account: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&review(account).map_err(|error| to_js_error(&error))?)
    }

    /// Finds customers in rows of cells.
    #[wasm_bindgen(js_name = readCustomers, unchecked_return_type = "CustomerReport")]
    pub fn read_customers(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string[][]")] rows: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&read(rows).map_err(|error| to_js_error(&error))?)
    }
}

fn review(account: &JsValue) -> Result<AccountReview> {
    let account = Account::from_json(&from_js(account)?).ok_or(Code::SessionInternal)?;
    Ok(account.review())
}

fn read(rows: &JsValue) -> Result<CustomerReport> {
    customer::read_json(&from_js(rows)?).ok_or_else(|| Code::SessionInternal.into())
}
