//! One token at a time: whoever asks for what is already being fetched waits for it and shares what comes of it.

use fla_core::token::TokenKey;
use fla_core::{Error, Result};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What is being fetched at the moment, if anything.
#[derive(Debug, Default)]
pub(crate) struct Flight {
    current: RefCell<Option<Rc<Shared>>>,
}

/// What those who wait have in common.
#[derive(Debug)]
struct Shared {
    key: TokenKey,
    /// Settles when it has landed.
    landed: Promise,
    failure: RefCell<Option<Error>>,
}

impl Flight {
    /// Whether something is being fetched.
    pub(crate) fn is_under_way(&self) -> bool {
        self.current.borrow().is_some()
    }

    /// Waits for what is under way, if anything. A failure is shared by those who want the same: asking once more would
    /// fail again, and servers lock out who fails too often.
    pub(crate) async fn join(&self, key: &TokenKey) -> Result<()> {
        let Some(shared) = self.current.borrow().clone() else {
            return Ok(());
        };
        // It always resolves: see `fly`.
        let _ = JsFuture::from(shared.landed.clone()).await;
        let failure = shared.failure.borrow().clone().filter(|_| shared.key == *key);
        failure.map_or(Ok(()), Err)
    }

    /// Does it, while others may wait. Only one may fly at a time: join first.
    pub(crate) async fn fly<T>(&self, key: TokenKey, work: impl Future<Output = Result<T>>) -> Result<T> {
        let mut land: Option<Function> = None;
        let landed = Promise::new(&mut |resolve, _| land = Some(resolve));
        let shared = Rc::new(Shared {
            key,
            landed,
            failure: RefCell::default(),
        });
        self.current.replace(Some(Rc::clone(&shared)));
        let outcome = work.await;
        shared.failure.replace(outcome.as_ref().err().cloned());
        self.current.replace(None);
        if let Some(land) = land {
            // A resolving function of a promise throws nothing.
            let _ = land.call0(&JsValue::UNDEFINED);
        }
        outcome
    }
}
