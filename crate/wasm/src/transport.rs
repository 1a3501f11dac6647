//! Carries the core's requests: over the network, or to the simulator in the page.

mod exchange;
mod network;

use fla_core::http::{Request, Response};
use fla_core::{Code, Error, Result};
use js_sys::Function;

/// Who carries requests.
#[derive(Debug)]
pub(crate) enum Transport {
    /// The browser's `fetch`.
    Network,
    /// A function of JavaScript that answers in the page, for the demo.
    Exchange(Function),
}

impl Transport {
    /// Sends a request once and gives the answer, or why there is none.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response> {
        let response = match self {
            Self::Network => network::send(request).await?,
            Self::Exchange(function) => exchange::send(function, request).await?,
        };
        if response.body.len() > fla_core::http::MAX_RESPONSE_BYTES {
            return Err(too_large());
        }
        Ok(response)
    }
}

fn too_large() -> Error {
    Error::new(Code::NetworkTooLarge).with("maximum", fla_core::http::MAX_RESPONSE_BYTES)
}
