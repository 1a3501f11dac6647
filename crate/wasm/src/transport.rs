//! Carries the core's requests: over the network, or to the simulator in the page.

mod exchange;
mod network;

use fla_core::http::{Request, Response};
use fla_core::{Code, Error, Result};
use js_sys::Function;
use std::cell::RefCell;
use web_sys::{AbortController, AbortSignal};

/// Carries requests, and lets them be given up.
#[derive(Debug)]
pub(crate) struct Transport {
    carrier: Carrier,
    /// What ends all that is under way, and all that would follow it. Made anew by the next task.
    giving_up: RefCell<Option<AbortController>>,
}

/// Who carries requests.
#[derive(Debug)]
enum Carrier {
    /// The browser's `fetch`.
    Network,
    /// A function of JavaScript that answers in the page, for the demo.
    Exchange(Function),
}

impl Transport {
    /// Over the network or, with `exchange`, over a function.
    pub(crate) fn new(exchange: Option<Function>) -> Self {
        Self {
            carrier: exchange.map_or(Carrier::Network, Carrier::Exchange),
            giving_up: RefCell::new(AbortController::new().ok()),
        }
    }

    /// Begins a task: what was given up before is no longer its concern. The signal says when the task is given up,
    /// also between two requests.
    pub(crate) fn begin(&self) -> Result<AbortSignal> {
        let given_up = |controller: &AbortController| controller.signal().aborted();
        if self.giving_up.borrow().as_ref().is_none_or(given_up) {
            self.giving_up.replace(AbortController::new().ok());
        }
        self.signal()
    }

    /// Sends a request once and gives the answer, or why there is none.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response> {
        let signal = self.signal()?;
        check(&signal)?;
        let response = match self.carry(request, &signal).await {
            Err(_) if signal.aborted() => return Err(Code::NetworkCancelled.into()),
            answer => answer?,
        };
        if response.body.len() > fla_core::http::MAX_RESPONSE_BYTES {
            return Err(too_large());
        }
        Ok(response)
    }

    /// Gives up what is under way, and what the same task would send after it. What has left cannot be called back.
    pub(crate) fn cancel(&self) {
        if let Some(controller) = self.giving_up.borrow().as_ref() {
            controller.abort();
        }
    }

    fn signal(&self) -> Result<AbortSignal> {
        let controller = self.giving_up.borrow();
        Ok(controller.as_ref().ok_or(Code::SessionInternal)?.signal())
    }

    async fn carry(&self, request: &Request, cancelled: &AbortSignal) -> Result<Response> {
        match &self.carrier {
            Carrier::Network => network::send(request, cancelled).await,
            Carrier::Exchange(function) => exchange::send(function, request, cancelled).await,
        }
    }
}

/// Fails when the task was given up.
pub(crate) fn check(task: &AbortSignal) -> Result<()> {
    if task.aborted() {
        return Err(Code::NetworkCancelled.into());
    }
    Ok(())
}

fn too_large() -> Error {
    Error::new(Code::NetworkTooLarge).with("maximum", fla_core::http::MAX_RESPONSE_BYTES)
}
