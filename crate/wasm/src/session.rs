//! The session: what must not leave the Worker, from opening the file to locking.

mod account;
mod authority;
mod consultation;
mod diagnosis;
mod expert;
mod key_export;
mod opening;
mod sending;

use crate::convert::{file_to_js, from_js, to_js, to_js_error};
use crate::flight::Flight;
use crate::host::today;
use crate::kept::Signer;
use crate::stack;
use crate::transport::Transport;
use fla_core::account::Account;
use fla_core::clock::Clock;
use fla_core::declaration;
use fla_core::diagnosis::Diagnosis;
use fla_core::environment::Environment;
use fla_core::identity::{Identity, KeyFile, Opening};
use fla_core::submission::Prepared;
use fla_core::token::{Connection, TokenCache};
use fla_core::trace::{Asserted, Trace};
use fla_core::{Code, Result, named};
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Account, AccountReview, CheckReport, Connection, CustomerReport, DeclarationKind, DiagnosisReport, ExportKind, ExportedFile, OpeningStep, Preparation, Receipt, SessionRecord, TrainingRegistrationDraft, TrainingRightDraft, Verification } from "./core";
"#;

/// One user at work: an opened certificate file, a connection, submissions under way.
///
/// Every method fails with an `Error` named `FlaError` that has a stable `code` and `params`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    transport: Transport,
    /// A file that waits for more work, password and all.
    opening: RefCell<Option<Opening>>,
    pub(crate) file: RefCell<Option<KeyFile>>,
    pub(crate) chosen: Cell<usize>,
    /// The keys of `WebCrypto`, by the place of their identity.
    pub(crate) signers: RefCell<Vec<(usize, Signer)>>,
    connected: RefCell<Option<Connected>>,
    tokens: RefCell<TokenCache>,
    flight: Flight,
    clock: Cell<Clock>,
    diagnosis: RefCell<Option<Diagnosis>>,
    /// Counts the identities there were, so that what was begun with one is not taken for another's.
    era: Cell<u32>,
    /// What waits to be sent, by the id of its receipt.
    prepared: RefCell<BTreeMap<String, Prepared>>,
    trace: RefCell<Trace>,
    /// The assertion that was sent last, without its signature.
    asserted: RefCell<Option<Asserted>>,
    /// Whether requests to the API carry a trace id of ours.
    names_requests: Cell<bool>,
}

/// The account that is in use, and its addresses.
#[derive(Clone, Debug)]
struct Connected {
    account: Account,
    environment: Environment,
}

#[wasm_bindgen]
impl Session {
    /// A session over the network or, with `exchange`, over a function that takes a request and an `AbortSignal` and
    /// promises an answer: the simulator of the demo.
    #[wasm_bindgen(constructor)]
    pub fn new(exchange: Option<Function>) -> Self {
        Self {
            transport: Transport::new(exchange),
            opening: RefCell::default(),
            file: RefCell::default(),
            chosen: Cell::default(),
            signers: RefCell::default(),
            connected: RefCell::default(),
            tokens: RefCell::default(),
            flight: Flight::default(),
            clock: Cell::default(),
            diagnosis: RefCell::default(),
            era: Cell::default(),
            prepared: RefCell::default(),
            trace: RefCell::default(),
            asserted: RefCell::default(),
            names_requests: Cell::default(),
        }
    }

    /// Chooses the identity to sign with, by its place in the view. A connection made with another one ends.
    pub fn choose(&self, index: usize) {
        self.chosen.set(index);
        self.end_authority();
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

    /// Uses an account from now on, with the token that is in memory for it or, with `renew` or without one, a new one.
    #[wasm_bindgen(unchecked_return_type = "Connection")]
    pub async fn connect(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Account")] account: JsValue,
        renew: bool,
    ) -> Result<JsValue, JsValue> {
        let connection = self
            .connect_account(&account, renew)
            .await
            .map_err(|error| to_js_error(&error))?;
        to_js(&connection)
    }

    /// Checks a draft as it stands.
    #[wasm_bindgen(unchecked_return_type = "CheckReport")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DeclarationKind")] kind: &str,
        #[wasm_bindgen(unchecked_param_type = "TrainingRegistrationDraft | TrainingRightDraft")]
        draft: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let kind = named(kind).ok_or_else(|| to_js_error(&Code::SessionInternal.into()))?;
        let draft = from_js(draft).map_err(|error| to_js_error(&error))?;
        to_js(&declaration::check(kind, &draft, today()).into_report())
    }

    /// Gives up the request under way, if there is one: the call that made it ends at once. A connection that is given
    /// up fails with `network.cancelled`; a submission that may have left has an unknown outcome.
    pub fn cancel(&self) {
        self.transport.cancel();
    }
}

#[wasm_bindgen]
impl Session {
    /// Wipes everything, whatever is under way: for the end, when `free` may come too early for a call that still runs.
    pub fn close(&self) {
        self.transport.cancel();
        self.close_file();
        stack::wipe();
    }
}

impl Session {
    /// Forgets everything of the file that is open, or that waits to be.
    pub(crate) fn close_file(&self) {
        self.opening.replace(None);
        self.file.replace(None);
        self.chosen.set(0);
        self.signers.borrow_mut().clear();
        self.end_authority();
    }

    /// Ends everything that was got with the identity there was.
    fn end_authority(&self) {
        self.era.set(self.era.get().wrapping_add(1));
        self.tokens.borrow_mut().clear();
        self.diagnosis.replace(None);
        self.disconnect();
    }

    /// Fails when another identity was chosen since.
    fn check_era(&self, era: u32) -> Result<()> {
        if era == self.era.get() {
            return Ok(());
        }
        Err(Code::SessionNoIdentity.into())
    }

    /// Ends the connection and drops what was prepared under it: it names an account and a certificate.
    fn disconnect(&self) {
        self.connected.replace(None);
        self.prepared.borrow_mut().clear();
    }

    async fn connect_account(&self, account: &JsValue, renew: bool) -> Result<Connection> {
        let account = Account::from_json(&from_js(account)?).ok_or(Code::SessionInternal)?;
        self.transport.begin()?;
        // What was prepared names an account, and lives on under no other.
        if self
            .connected
            .borrow()
            .as_ref()
            .map(|connected| &connected.account)
            != Some(&account)
        {
            self.disconnect();
        }
        let environment = account.environment()?;
        let era = self.era.get();
        if renew {
            self.renew_token(&account, &environment).await?;
        } else {
            self.ensure_token(&account, &environment).await?;
        }
        self.check_era(era)?;
        let connection = self.connection(&account, &environment)?;
        self.connected.replace(Some(Connected { account, environment }));
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
}

impl Drop for Session {
    fn drop(&mut self) {
        stack::wipe();
    }
}
