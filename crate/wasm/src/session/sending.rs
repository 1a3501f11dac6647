//! Sending declarations, one or many at a time, and asking after those whose outcome is unknown.

use super::{Connected, Session};
use crate::convert::{from_js, to_js, to_js_error};
use crate::host::{rng, today};
use fla_core::declaration::{self, Kind, Reference};
use fla_core::http::{Request, Response};
use fla_core::receipt::Receipt;
use fla_core::submission::{
    self, Following, Inquiry, LookUp, Looked, Preparation, Prepared, Sender, Submission, Verification,
};
use fla_core::token::Token;
use fla_core::{Code, Result, named};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

/// How often one question is led on to another address: from a task to its result, and no further.
const MAX_REDIRECTS: u32 = 1;

#[wasm_bindgen]
impl Session {
    /// Builds the submission of a draft and gives the receipt to journal before it is sent.
    #[wasm_bindgen(unchecked_return_type = "Receipt")]
    pub fn prepare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DeclarationKind")] kind: &str,
        #[wasm_bindgen(unchecked_param_type = "TrainingRegistrationDraft | TrainingRightDraft")]
        draft: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let prepared = from_js(draft).and_then(|draft| self.prepare_one(kind, &draft));
        match prepared.map_err(|error| to_js_error(&error))? {
            Preparation::Ready(receipt) => to_js(&receipt),
            Preparation::NotReady(_) => Err(to_js_error(&Code::SubmissionNotReady.into())),
        }
    }

    /// Builds the submissions of many drafts in one crossing, and gives for each the receipt to journal, or what is
    /// wrong with it. `reference` is for a draft that has none; `attempted`: it may have been sent before, under its
    /// reference.
    #[wasm_bindgen(js_name = prepareAll, unchecked_return_type = "Preparation[]")]
    pub fn prepare_all(
        &self,
        #[wasm_bindgen(unchecked_param_type = "DeclarationKind")] kind: &str,
        #[wasm_bindgen(
            unchecked_param_type = "readonly { draft: TrainingRegistrationDraft | TrainingRightDraft; reference?: string; attempted: boolean }[]"
        )]
        rows: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let prepared = from_js(rows).and_then(|rows| self.prepare_rows(kind, rows));
        to_js(&prepared.map_err(|error| to_js_error(&error))?)
    }

    /// Makes references that nobody else has.
    #[wasm_bindgen(js_name = makeReferences)]
    pub fn make_references(&self, count: u32) -> Vec<String> {
        (0..count)
            .map(|_| Reference::random(&mut rng()).to_string())
            .collect()
    }

    /// Sends once what was prepared under the `id` of its receipt, and gives the receipt with its outcome.
    #[wasm_bindgen(unchecked_return_type = "Receipt")]
    pub async fn send(&self, id: String) -> Result<JsValue, JsValue> {
        let receipt = self.submit(&id).await.map_err(|error| to_js_error(&error))?;
        to_js(&receipt)
    }

    /// Asks once at the address that an unknown outcome names, and gives the receipt with what is known then.
    #[wasm_bindgen(unchecked_return_type = "Receipt")]
    pub async fn follow(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Receipt")] receipt: JsValue,
    ) -> Result<JsValue, JsValue> {
        let receipt = self.follow_receipt(&receipt).await;
        to_js(&receipt.map_err(|error| to_js_error(&error))?)
    }

    /// Asks the register whether it has a declaration whose outcome is unknown, by its reference.
    #[wasm_bindgen(unchecked_return_type = "Verification")]
    pub async fn verify(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Receipt")] receipt: JsValue,
    ) -> Result<JsValue, JsValue> {
        let verification = self.verify_receipt(&receipt).await;
        to_js(&verification.map_err(|error| to_js_error(&error))?)
    }
}

impl Session {
    fn prepare_one(&self, kind: &str, draft: &Value) -> Result<Preparation> {
        // A reference in a draft is the user's own, and may have been used.
        self.prepare_draft(named(kind).ok_or(Code::SessionInternal)?, draft, None, true)
    }

    fn prepare_rows(&self, kind: &str, rows: Value) -> Result<Vec<Preparation>> {
        let kind = named(kind).ok_or(Code::SessionInternal)?;
        let Value::Array(rows) = rows else {
            return Err(Code::SessionInternal.into());
        };
        rows.iter()
            .map(|row| {
                let draft = row.get("draft").ok_or(Code::SessionInternal)?;
                let attempted = row.get("attempted").and_then(Value::as_bool);
                let reference = row.get("reference").and_then(Value::as_str);
                self.prepare_draft(kind, draft, reference, attempted.ok_or(Code::SessionInternal)?)
            })
            .collect()
    }

    fn prepare_draft(
        &self,
        kind: Kind,
        draft: &Value,
        reference: Option<&str>,
        attempted: bool,
    ) -> Result<Preparation> {
        let connected = self.connected.borrow();
        let Connected { account, environment } = connected.as_ref().ok_or(Code::SessionNoToken)?;
        let checked = declaration::check(kind, draft, today());
        let Some(declaration) = &checked.declaration else {
            return Ok(Preparation::NotReady(checked.into_report()));
        };
        let reference = reference.map(Reference::parse).transpose();
        let reference = reference.map_err(|_| Code::SubmissionNotReady)?;
        let submission = Submission {
            declaration,
            reference: reference.as_ref(),
            attempted,
        };
        let certificate_sha256 = self.certificate_sha256();
        let sender = Sender {
            environment,
            account,
            certificate_sha256: &certificate_sha256,
        };
        let prepared = submission::prepare(&submission, &sender, self.time(), &mut rng())?;
        let receipt = prepared.receipt().clone();
        self.prepared.borrow_mut().insert(receipt.id.clone(), prepared);
        Ok(Preparation::Ready(receipt))
    }

    fn certificate_sha256(&self) -> String {
        let file = self.file.borrow();
        let identity = file
            .as_ref()
            .and_then(|file| file.identities.get(self.chosen.get()));
        let certificate = identity.and_then(|identity| identity.view.certificates.first());
        certificate
            .map(|certificate| certificate.sha256.clone())
            .unwrap_or_default()
    }

    async fn submit(&self, id: &str) -> Result<Receipt> {
        let task = self.transport.begin()?;
        if !self.prepared.borrow().contains_key(id) {
            return Err(Code::SubmissionNotReady.into());
        }
        let Connected { account, environment } = self.in_use()?;
        self.ensure_token(&account, &environment).await?;
        // Taken out before it is sent: whatever happens from here on, it is never sent a second time.
        let prepared: Prepared = self
            .prepared
            .borrow_mut()
            .remove(id)
            .ok_or(Code::SubmissionNotReady)?;
        let answer = self
            .authorised(&account, &environment, &task, |token| {
                Ok(submission::request(&prepared, token))
            })
            .await?;
        match answer {
            Ok(response) => Ok(prepared.answered(&response, self.time())),
            // Nothing left the computer: a failure to send, not an unknown outcome. A new try prepares anew.
            Err(error) if error.code() == Code::NetworkOffline => Err(error),
            Err(error) => Ok(prepared.unanswered(&error)),
        }
    }

    async fn follow_receipt(&self, receipt: &JsValue) -> Result<Receipt> {
        let task = self.transport.begin()?;
        let connected = self.in_use()?;
        let mut inquiry = inquiry(receipt, &connected)?;
        let mut address = inquiry.address()?;
        for _ in 0..=MAX_REDIRECTS {
            let response = self
                .question(&connected, &task, |token| Inquiry::ask(&address, token))
                .await?;
            match submission::followed(inquiry, &address, &response, self.time()) {
                Following::Told(receipt) => return Ok(receipt),
                Following::Elsewhere(next, decided) => (inquiry, address) = (next, decided),
                Following::Decided(decided) => {
                    inquiry = decided;
                    break;
                }
            }
        }
        // It is decided, and nothing that may be called says how: the register is asked whether it has it.
        let undecided = inquiry.clone();
        match self.find(inquiry, &connected, &task).await? {
            Verification::Registered { receipt } => Ok(receipt),
            Verification::Absent { .. } | Verification::Unsaid { .. } => Ok(undecided.into_receipt()),
        }
    }

    async fn verify_receipt(&self, receipt: &JsValue) -> Result<Verification> {
        let task = self.transport.begin()?;
        let connected = self.in_use()?;
        let inquiry = inquiry(receipt, &connected)?;
        self.find(inquiry, &connected, &task).await
    }

    async fn find(
        &self,
        inquiry: Inquiry,
        connected: &Connected,
        task: &AbortSignal,
    ) -> Result<Verification> {
        let mut look_up = LookUp::new(inquiry, &connected.environment)?;
        loop {
            let response = self
                .question(connected, task, |token| look_up.request(token))
                .await?;
            match look_up.read(&response, self.time()) {
                Looked::Further(next) => look_up = next,
                Looked::Ended(verification) => return Ok(verification),
            }
        }
    }

    /// Asks something that changes nothing: without an answer it has failed, and can be asked again.
    async fn question(
        &self,
        Connected { account, environment }: &Connected,
        task: &AbortSignal,
        request: impl Fn(&Token) -> Request,
    ) -> Result<Response> {
        self.authorised(account, environment, task, |token| Ok(request(token)))
            .await?
    }

    fn in_use(&self) -> Result<Connected> {
        self.connected
            .borrow()
            .clone()
            .ok_or_else(|| Code::SessionNoToken.into())
    }
}

fn inquiry(receipt: &JsValue, Connected { account, environment }: &Connected) -> Result<Inquiry> {
    let receipt = Receipt::from_json(&from_js(receipt)?).ok_or(Code::SubmissionSettled)?;
    Inquiry::new(receipt, environment, account)
}
