//! Opening a certificate file, in as many calls as the user has to be told about.

use super::Session;
use crate::convert::{to_js, to_js_error};
use crate::derive;
use crate::stack;
use fla_core::identity::{Opening, OpeningStep, Step};
use fla_core::secret::Secret;
use fla_core::{Code, Result};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// From how many iterations on it is said beforehand how long they take: below, they are done before anybody would
/// wonder.
const WORTH_AN_ESTIMATE: u64 = 250_000;

#[wasm_bindgen]
impl Session {
    /// Begins to open a certificate file with its password, and forgets everything of the one before.
    ///
    /// Little work is done at once. More is said first: `continueOpening` then runs it, and until then file and password
    /// wait here.
    #[wasm_bindgen(js_name = openFile, unchecked_return_type = "OpeningStep")]
    pub async fn open_file(&self, file: Vec<u8>, password: Vec<u8>) -> Result<JsValue, JsValue> {
        let password = Secret::new(password);
        self.close_file();
        let step = match Opening::new(&file, password) {
            Ok(opening) => self.advance(opening, false).await,
            Err(error) => Err(error),
        };
        stack::wipe();
        to_js(&step.map_err(|error| to_js_error(&error))?)
    }

    /// Runs the work that was said last. `agreed` is how many iterations of it the user agreed to, 0 when there was no
    /// question; work beyond that, and beyond what needs no question, is not run but said again.
    #[wasm_bindgen(js_name = continueOpening, unchecked_return_type = "OpeningStep")]
    pub async fn continue_opening(&self, agreed: u32) -> Result<JsValue, JsValue> {
        let waiting = self.opening.take();
        let step = match waiting {
            Some(mut opening) => {
                opening.agree(agreed.into());
                let said = !opening.asks();
                self.advance(opening, said).await
            }
            None => Err(Code::SessionNoIdentity.into()),
        };
        stack::wipe();
        to_js(&step.map_err(|error| to_js_error(&error))?)
    }
}

impl Session {
    /// Goes on until the file is open or there is work to say; `said` when that of the present step was.
    async fn advance(&self, mut opening: Opening, mut said: bool) -> Result<OpeningStep> {
        loop {
            if !said && (opening.asks() || opening.work() >= WORTH_AN_ESTIMATE) {
                let step = OpeningStep::Work {
                    iterations: u32::try_from(opening.work()).unwrap_or(u32::MAX),
                    seconds: derive::estimate(&opening).await?,
                    asks: opening.asks(),
                    retry: opening.is_retry(),
                };
                self.opening.replace(Some(opening));
                return Ok(step);
            }
            said = false;
            let keys = derive::run(&opening).await?;
            if let Step::Opened(file) = opening.supply(keys)? {
                let view = file.view();
                self.file.replace(Some(file));
                return Ok(OpeningStep::Opened { file: view });
            }
        }
    }
}
