//! The session: what must not leave the Worker, from opening the file to locking.

use crate::convert::{file_to_js, from_js, to_js, to_js_error};
use crate::derive;
use crate::host::{now, rng, today};
use crate::kept::Signer;
use crate::transport::Transport;
use fla_core::account::Account;
use fla_core::assertion::{Claims, DEFAULT_LIFETIME};
use fla_core::declaration;
use fla_core::environment::Environment;
use fla_core::identity::{Identity, KeyFile, KeyHolder};
use fla_core::receipt::Receipt;
use fla_core::secret::Secret;
use fla_core::submission::{self, Prepared};
use fla_core::token::{self, Connection, Token};
use fla_core::{Code, Result, named};
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::ControlFlow;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Account, CheckReport, Connection, ExportKind, ExportedFile, KeyFileView, Receipt, TrainingRegistrationDraft } from "./core";
"#;

/// One user at work: an opened certificate file, a connection, submissions under way.
///
/// Every method fails with an `Error` named `FlaError` that has a stable `code` and `params`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    transport: Transport,
    pub(crate) file: RefCell<Option<KeyFile>>,
    pub(crate) chosen: Cell<usize>,
    /// The keys of `WebCrypto`, by the place of their identity.
    pub(crate) signers: RefCell<HashMap<usize, Signer>>,
    connected: RefCell<Option<Connected>>,
    prepared: RefCell<Vec<Prepared>>,
}

/// An account and the token it has now.
#[derive(Debug)]
struct Connected {
    account: Account,
    environment: Environment,
    token: Token,
}

#[wasm_bindgen]
impl Session {
    /// A session over the network or, with `exchange`, over a function that takes a request and promises an
    /// answer: the simulator of the demo.
    #[wasm_bindgen(constructor)]
    pub fn new(exchange: Option<Function>) -> Self {
        Self {
            transport: exchange.map_or(Transport::Network, Transport::Exchange),
            file: RefCell::default(),
            chosen: Cell::default(),
            signers: RefCell::default(),
            connected: RefCell::default(),
            prepared: RefCell::default(),
        }
    }

    /// Opens a certificate file with its password, and forgets everything of the one before.
    #[wasm_bindgen(js_name = openFile, unchecked_return_type = "KeyFileView")]
    pub async fn open_file(&self, file: Vec<u8>, password: Vec<u8>) -> Result<JsValue, JsValue> {
        let password = Secret::new(password);
        self.close_file();
        let opened = derive::open(&file, password)
            .await
            .map_err(|error| to_js_error(&error))?;
        let view = to_js(&opened.view())?;
        self.file.replace(Some(opened));
        Ok(view)
    }

    /// Chooses the identity to sign with, by its place in the view. A connection made with another one ends.
    pub fn choose(&self, index: usize) {
        self.chosen.set(index);
        self.disconnect();
    }

    /// The public part of the chosen identity as a file. What the identity does not have is not offered: to ask
    /// for it is a fault of the panel.
    #[wasm_bindgen(js_name = exportCertificate, unchecked_return_type = "ExportedFile")]
    pub fn export_certificate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ExportKind")] kind: &str,
    ) -> Result<JsValue, JsValue> {
        let kind = named(kind).ok_or_else(|| to_js_error(&Code::SessionInternal.into()))?;
        self.with_identity(|identity| identity.export(kind).ok_or_else(|| Code::SessionInternal.into()))
            .map(|file| file_to_js(&file))
            .map_err(|error| to_js_error(&error))
    }

    /// Signs an assertion, fetches a token and keeps it.
    #[wasm_bindgen(unchecked_return_type = "Connection")]
    pub async fn connect(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Account")] account: JsValue,
    ) -> Result<JsValue, JsValue> {
        let connection = self
            .connect_account(&account)
            .await
            .map_err(|error| to_js_error(&error))?;
        to_js(&connection)
    }

    /// Checks a draft as it stands.
    #[wasm_bindgen(unchecked_return_type = "CheckReport")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "TrainingRegistrationDraft")] draft: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let draft = from_js(draft).map_err(|error| to_js_error(&error))?;
        to_js(&declaration::check(&draft, today()).into_report())
    }

    /// Builds the submission of a draft and gives the receipt to journal before it is sent.
    #[wasm_bindgen(unchecked_return_type = "Receipt")]
    pub fn prepare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "TrainingRegistrationDraft")] draft: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let prepared = from_js(draft)
            .and_then(|draft| self.prepare_draft(&draft))
            .map_err(|error| to_js_error(&error))?;
        let receipt = to_js(prepared.receipt())?;
        self.prepared.borrow_mut().push(prepared);
        Ok(receipt)
    }

    /// Sends once what was prepared under the `id` of its receipt, and gives the receipt with its outcome.
    #[wasm_bindgen(unchecked_return_type = "Receipt")]
    pub async fn send(&self, id: String) -> Result<JsValue, JsValue> {
        let receipt = self.submit(&id).await.map_err(|error| to_js_error(&error))?;
        to_js(&receipt)
    }
}

impl Session {
    /// Forgets everything of the file that is open.
    pub(crate) fn close_file(&self) {
        self.file.replace(None);
        self.chosen.set(0);
        self.signers.borrow_mut().clear();
        self.disconnect();
    }

    /// Ends the connection and drops what was prepared under it: it names an account and a certificate.
    fn disconnect(&self) {
        self.connected.replace(None);
        self.prepared.borrow_mut().clear();
    }

    async fn connect_account(&self, account: &JsValue) -> Result<Connection> {
        let account = Account::from_json(&from_js(account)?).ok_or(Code::SessionInternal)?;
        self.disconnect();
        self.fetch_token(account).await
    }

    async fn fetch_token(&self, account: Account) -> Result<Connection> {
        let environment = account.environment()?;
        let (claims, assertion) = self.assert(&account, &environment).await?;
        let request = token::request(&environment, &assertion, account.scope());
        drop(assertion);
        let response = self.transport.send(&request).await?;
        let token = token::read(&response, account.scope(), now())?;
        let connection = Connection {
            environment: environment.kind(),
            token_endpoint: environment.token_endpoint().to_owned(),
            api_base: environment.api_base().to_owned(),
            scope: token.scope.clone(),
            obtained_at: token.obtained_at,
            expires_at: token.expires_at,
            claims,
        };
        self.connected.replace(Some(Connected {
            account,
            environment,
            token,
        }));
        Ok(connection)
    }

    /// Uses the chosen identity.
    pub(crate) fn with_identity<T>(&self, using: impl FnOnce(&Identity) -> Result<T>) -> Result<T> {
        let file = self.file.borrow();
        let identity = file
            .as_ref()
            .and_then(|file| file.identities.get(self.chosen.get()));
        using(identity.ok_or(Code::SessionNoIdentity)?)
    }

    async fn assert(&self, account: &Account, environment: &Environment) -> Result<(Claims, Secret)> {
        let claims = Claims::new(
            &account.client_id,
            environment.token_endpoint(),
            now(),
            DEFAULT_LIFETIME,
            &mut rng(),
        )?;
        // Nothing stays borrowed while WebCrypto signs.
        let signed = self.with_identity(|identity| match identity.signing_key(now())? {
            KeyHolder::Core(key) => claims.sign(key, &mut rng()).map(ControlFlow::Break),
            KeyHolder::Host(key) => Ok(ControlFlow::Continue(key.clone())),
        })?;
        let assertion = match signed {
            ControlFlow::Break(assertion) => assertion,
            ControlFlow::Continue(key) => self.sign_kept(&claims, &key).await?,
        };
        Ok((claims, assertion))
    }

    fn prepare_draft(&self, draft: &serde_json::Value) -> Result<Prepared> {
        let connected = self.connected.borrow();
        let connected = connected.as_ref().ok_or(Code::SessionNoToken)?;
        let checked = declaration::check(draft, today());
        let registration = checked.registration.ok_or(Code::SubmissionNotReady)?;
        let file = self.file.borrow();
        let identity = file
            .as_ref()
            .and_then(|file| file.identities.get(self.chosen.get()));
        let certificate = identity.and_then(|identity| identity.view.certificates.first());
        let thumbprint = certificate
            .map(|certificate| certificate.sha256.as_str())
            .unwrap_or_default();
        submission::prepare(
            registration,
            &connected.environment,
            &connected.account,
            thumbprint,
            now(),
            &mut rng(),
        )
    }

    async fn submit(&self, id: &str) -> Result<Receipt> {
        self.place_of(id)?;
        self.renew_token().await?;
        // Taken out before the first await: whatever happens from here on, it is never sent a second time.
        let prepared = self.take_prepared(id)?;
        let request = {
            let connected = self.connected.borrow();
            let connected = connected.as_ref().ok_or(Code::SessionNoToken)?;
            submission::request(&prepared, &connected.token)
        };
        match self.transport.send(&request).await {
            Ok(response) => Ok(prepared.answered(&response, now())),
            // Nothing left the computer: a failure to send, not an unknown outcome. A new try prepares anew.
            Err(error) if error.code() == Code::NetworkOffline => Err(error),
            Err(error) => Ok(prepared.unanswered(&error)),
        }
    }

    fn take_prepared(&self, id: &str) -> Result<Prepared> {
        let place = self.place_of(id)?;
        Ok(self.prepared.borrow_mut().swap_remove(place))
    }

    fn place_of(&self, id: &str) -> Result<usize> {
        let prepared = self.prepared.borrow();
        let place = prepared.iter().position(|prepared| prepared.receipt().id == id);
        place.ok_or_else(|| Code::SubmissionNotReady.into())
    }

    /// Fetches a new token when the present one is about to end.
    async fn renew_token(&self) -> Result<()> {
        let account = {
            let connected = self.connected.borrow();
            let connected = connected.as_ref().ok_or(Code::SessionNoToken)?;
            if connected.token.is_fresh(now()) {
                return Ok(());
            }
            connected.account.clone()
        };
        self.fetch_token(account).await.map(drop)
    }
}
