//! Carries the core's requests: over the network, or to the simulator in the page.

mod exchange;
mod network;

use fla_core::http::{Request, Response};
use fla_core::{Code, Error, Result};
use js_sys::Function;
use std::cell::RefCell;
use web_sys::{AbortController, AbortSignal};

/// Carries one request at a time, and lets it be given up.
#[derive(Debug)]
pub(crate) struct Transport {
    carrier: Carrier,
    /// What ends the request under way.
    under_way: RefCell<Option<AbortController>>,
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
            under_way: RefCell::default(),
        }
    }

    /// Sends a request once and gives the answer, or why there is none.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response> {
        let controller = AbortController::new().map_err(|_| Code::SessionInternal)?;
        let signal = controller.signal();
        self.under_way.replace(Some(controller));
        let answer = self.carry(request, &signal).await;
        self.under_way.replace(None);
        let response = match answer {
            Err(_) if signal.aborted() => return Err(Code::NetworkCancelled.into()),
            answer => answer?,
        };
        if response.body.len() > fla_core::http::MAX_RESPONSE_BYTES {
            return Err(too_large());
        }
        Ok(response)
    }

    /// Gives up the request under way, if there is one. What has left cannot be called back.
    pub(crate) fn cancel(&self) {
        if let Some(controller) = self.under_way.take() {
            controller.abort();
        }
    }

    async fn carry(&self, request: &Request, cancelled: &AbortSignal) -> Result<Response> {
        match &self.carrier {
            Carrier::Network => network::send(request, cancelled).await,
            Carrier::Exchange(function) => exchange::send(function, request, cancelled).await,
        }
    }
}

fn too_large() -> Error {
    Error::new(Code::NetworkTooLarge).with("maximum", fla_core::http::MAX_RESPONSE_BYTES)
}
