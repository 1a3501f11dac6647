//! "Check my connection": carries what the core's diagnosis wants sent.

use super::Session;
use crate::convert::{from_js, to_js, to_js_error};
use crate::host::now;
use fla_core::account::Account;
use fla_core::diagnosis::{self, Diagnosis, DiagnosisReport, Local, Stage};
use fla_core::{Code, Result};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// Begins to check a connection, and climbs what needs no network.
    ///
    /// `permitted`: the browser lets the panel reach the hosts. `employer`: whose data the account should be able to
    /// see; empty for nobody's. `origin`: the browser adds the name of the panel to requests.
    #[wasm_bindgen(unchecked_return_type = "DiagnosisReport")]
    pub fn diagnose(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Account")] account: &JsValue,
        permitted: bool,
        employer: &str,
        origin: bool,
    ) -> Result<JsValue, JsValue> {
        let report = self
            .begin_diagnosis(account, permitted, employer, origin)
            .map_err(|error| to_js_error(&error))?;
        to_js(&report)
    }

    /// Sends the next request of the diagnosis that was begun.
    #[wasm_bindgen(js_name = continueDiagnosis, unchecked_return_type = "DiagnosisReport")]
    pub async fn continue_diagnosis(&self) -> Result<JsValue, JsValue> {
        let report = self
            .advance_diagnosis()
            .await
            .map_err(|error| to_js_error(&error))?;
        to_js(&report)
    }
}

impl Session {
    fn begin_diagnosis(
        &self,
        account: &JsValue,
        is_permitted: bool,
        employer: &str,
        has_origin: bool,
    ) -> Result<DiagnosisReport> {
        let account = Account::from_json(&from_js(account)?).ok_or(Code::SessionInternal)?;
        let file = self.file.borrow();
        let known = Local {
            is_permitted,
            identity: file
                .as_ref()
                .and_then(|file| file.identities.get(self.chosen.get())),
            account: &account,
            clock: self.clock.get(),
            now: now(),
        };
        let diagnosis = Diagnosis::new(&known, Some(employer), has_origin);
        let report = diagnosis.report();
        self.diagnosis.replace(Some(diagnosis));
        Ok(report)
    }

    async fn advance_diagnosis(&self) -> Result<DiagnosisReport> {
        // Taken out while it waits: what is begun meanwhile has its place.
        self.transport.begin()?;
        let era = self.era.get();
        let mut diagnosis = self.diagnosis.take().ok_or(Code::SessionInternal)?;
        let account = diagnosis.account().clone();
        let environment = diagnosis.environment().cloned().ok_or(Code::SessionInternal)?;
        match diagnosis.next() {
            Stage::Health => {
                let answer = self.call(diagnosis::health(&environment)?).await;
                diagnosis.take_health(answer, self.clock.get());
            }
            Stage::Token => {
                let renewed = self.renew_token(&account, &environment).await;
                let clock = self.clock.get();
                match renewed {
                    Ok(()) => self.with_token(&account, &environment, |token| {
                        diagnosis.take_token(Ok(token), clock, now());
                        Ok(())
                    })?,
                    Err(error) => diagnosis.take_token(Err(&error), clock, now()),
                }
            }
            Stage::Probe => {
                let employer = diagnosis.employer().unwrap_or_default().to_owned();
                // Not repeated with a new token: this one is new, and its refusal is what is asked for.
                let probe = self.with_token(&account, &environment, |token| {
                    diagnosis::probe(&environment, token, &employer)
                })?;
                diagnosis.take_probe(&self.call(probe).await, now());
            }
            Stage::Done => {}
        }
        self.check_era(era)?;
        let report = diagnosis.report();
        self.diagnosis.borrow_mut().get_or_insert(diagnosis);
        Ok(report)
    }
}
