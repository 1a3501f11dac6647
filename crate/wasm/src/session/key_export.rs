//! The private key as an encrypted file.

use super::Session;
use crate::convert::{file_to_js, to_js_error};
use crate::derive;
use crate::host::rng;
use crate::stack;
use fla_core::Result;
use fla_core::identity::ExportedFile;
use fla_core::secret::Secret;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// The private key of the chosen identity, encrypted under a new password.
    #[wasm_bindgen(js_name = exportPrivateKey, unchecked_return_type = "ExportedFile")]
    pub async fn export_private_key(&self, password: Vec<u8>) -> Result<JsValue, JsValue> {
        let password = Secret::new(password);
        let made = self.encrypt_key(password).await;
        stack::wipe();
        match made {
            Ok(file) => Ok(file_to_js(&file)),
            Err(error) => Err(to_js_error(&error)),
        }
    }
}

impl Session {
    async fn encrypt_key(&self, password: Secret) -> Result<ExportedFile> {
        let export = self.with_identity(|identity| identity.export_key(password, &mut rng()))?;
        let key = derive::derive(export.derivation(), |form| export.password_bytes(form)).await?;
        export.seal(&key)
    }
}
