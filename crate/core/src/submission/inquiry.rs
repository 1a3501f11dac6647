//! A receipt whose outcome is unknown, about to be asked after.

use crate::account::Account;
use crate::contract::Operation;
use crate::environment::Environment;
use crate::receipt::Receipt;
use crate::{Code, Result};

/// A receipt to ask after, held to the account and the API in use: no other account may ask, and what another API
/// says of a reference means nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    pub(super) receipt: Receipt,
    pub(super) api_base: String,
}

impl Inquiry {
    /// Fails with [`Code::SubmissionOtherAccount`] when the receipt was not made by this account, in this quality and
    /// at this address.
    pub fn new(receipt: Receipt, environment: &Environment, account: &Account) -> Result<Self> {
        let create = Operation::to_create(receipt.kind)?;
        let is_ours = receipt.environment == environment.kind()
            && receipt.client_id == account.client_id.trim()
            && receipt.role == account.role
            && receipt.url == create.url(environment);
        if !is_ours {
            return Err(Code::SubmissionOtherAccount.into());
        }
        Ok(Self {
            receipt,
            api_base: environment.api_base().to_owned(),
        })
    }

    /// The receipt as it stands.
    pub fn into_receipt(self) -> Receipt {
        self.receipt
    }
}
