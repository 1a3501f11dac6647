//! Keys kept in the browser: `WebCrypto` takes a key in, uses it for us and gives it to nobody. The session then signs
//! with it, in this panel and in the next.

use crate::convert::{set, to_js, to_js_error};
use crate::host::{now, subtle};
use crate::session::Session;
use crate::stack;
use fla_core::identity::{Kept, KeyFile, KeyHolder};
use fla_core::secret::Secret;
use fla_core::time::UnixTime;
use fla_core::{Code, Result};
use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// RS256 (RFC 7518 §3.3) as `WebCrypto` calls it.
const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";
const HASH: &str = "SHA-256";

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A key of WebCrypto that signs and never comes out, with what makes an identity of it again. */
export interface KeptKey {
  readonly key: CryptoKey;
  /** In DER: the certificate of the key, then its chain. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  /** The name the identity had in its file. */
  readonly name: string;
  /** Whether its file had proved that nobody changed it. */
  readonly mac: boolean;
  /** Until when the key may be used, seconds since 1970. */
  readonly until: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// The record of a kept key, as JavaScript has it.
    #[wasm_bindgen(typescript_type = "KeptKey")]
    pub type KeptKey;
    #[wasm_bindgen(method, getter)]
    fn key(this: &KeptKey) -> CryptoKey;
    #[wasm_bindgen(method, getter)]
    fn certificates(this: &KeptKey) -> Array;
    #[wasm_bindgen(method, getter)]
    fn name(this: &KeptKey) -> String;
    #[wasm_bindgen(method, getter)]
    fn mac(this: &KeptKey) -> bool;
    #[wasm_bindgen(method, getter)]
    fn until(this: &KeptKey) -> f64;
}

/// A key of `WebCrypto` in use.
#[derive(Clone, Debug)]
pub(crate) struct Signer {
    key: CryptoKey,
    /// Whether it has made a signature that the certificate verifies.
    proven: Rc<Cell<bool>>,
}

#[wasm_bindgen]
impl Session {
    /// Gives the chosen key to `WebCrypto`, for `days` and never beyond the end of its certificate, and gives back the
    /// record to keep. The session itself goes on with its own key until [`sign_with`](Self::sign_with).
    #[wasm_bindgen(js_name = keepKey, unchecked_return_type = "KeptKey")]
    pub async fn keep_key(&self, days: u32) -> Result<JsValue, JsValue> {
        let kept = async {
            let (pkcs8, until) = self.with_identity(|identity| identity.keep(now(), days))?;
            let record = self.record(until)?;
            set(&record, "key", &import(&pkcs8).await?);
            Ok(record.into())
        };
        let kept = kept.await;
        stack::wipe();
        kept.map_err(|error| to_js_error(&error))
    }

    /// From now on the identity of this record, made by [`keep_key`](Self::keep_key), signs with the key in it. The
    /// session's own copy is wiped.
    #[wasm_bindgen(js_name = signWith)]
    pub fn sign_with(&self, kept: &KeptKey) {
        let own = Uint8Array::new(&kept.certificates().get(0)).to_vec();
        let mut file = self.file.borrow_mut();
        let identities = file.iter_mut().flat_map(|file| file.identities.iter_mut());
        // Another one may have been chosen while the record was written.
        let found = identities
            .enumerate()
            .find(|(_, identity)| identity.certificates.first() == Some(&own));
        if let Some((index, identity)) = found {
            identity.hand_over(seconds(kept.until()));
            stack::wipe();
            self.signers.borrow_mut().push((index, Signer::new(kept)));
        }
    }

    /// Opens a kept identity: no file, no password.
    #[wasm_bindgen(js_name = openKept, unchecked_return_type = "KeyFileView")]
    pub fn open_kept(&self, kept: &KeptKey) -> Result<JsValue, JsValue> {
        self.close_file();
        let file = open(kept).map_err(|error| to_js_error(&error))?;
        let view = to_js(&file.view())?;
        self.file.replace(Some(file));
        self.signers.borrow_mut().push((0, Signer::new(kept)));
        Ok(view)
    }
}

impl Session {
    /// Has `WebCrypto` sign what the core built: an assertion or a manifest, never anything from outside.
    ///
    /// The first signature of a key is verified under its certificate before it is released, which tells a record that
    /// was changed. The later ones are not: whether the two belong together does not change, engines check their own
    /// computation for faults, and to verify each would take half as long again as the signing itself (RSA-2048).
    pub(crate) async fn sign_kept(&self, input: &[u8]) -> Result<Vec<u8>> {
        let index = self.chosen.get();
        let signer = self.signer(index).ok_or(Code::SessionInternal)?;
        let signature = signer.sign(input).await?;
        if !signer.proven.get() {
            self.verify_kept(index, input, &signature)?;
            signer.proven.set(true);
        }
        Ok(signature)
    }

    fn verify_kept(&self, index: usize, input: &[u8], signature: &[u8]) -> Result<()> {
        let file = self.file.borrow();
        let identity = file.as_ref().and_then(|file| file.identities.get(index));
        match identity.map(|identity| &identity.key) {
            Some(Ok(KeyHolder::Host(key))) => key.verify(input, signature),
            _ => Err(Code::SessionInternal.into()),
        }
    }

    /// The key that signs for an identity: the one given last.
    fn signer(&self, index: usize) -> Option<Signer> {
        let signers = self.signers.borrow();
        let found = signers.iter().rfind(|(place, _)| *place == index);
        found.map(|(_, signer)| signer.clone())
    }

    /// What is kept of the chosen identity, its key excepted.
    fn record(&self, until: UnixTime) -> Result<Object> {
        let mac = self.file.borrow().as_ref().is_some_and(|file| file.mac);
        let record = Object::new();
        self.with_identity(|identity| {
            let certificates = identity.certificates.iter();
            let certificates: Array = certificates.map(|der| Uint8Array::from(der.as_slice())).collect();
            set(&record, "certificates", &certificates);
            set(&record, "name", &identity.view.name.as_str().into());
            Ok(())
        })?;
        set(&record, "mac", &mac.into());
        #[expect(
            clippy::cast_precision_loss,
            clippy::as_conversions,
            reason = "a date of this era in seconds is far below 2^53"
        )]
        set(&record, "until", &(until.0 as f64).into());
        Ok(record)
    }
}

impl Signer {
    fn new(kept: &KeptKey) -> Self {
        Self {
            key: kept.key(),
            proven: Rc::default(),
        }
    }

    async fn sign(&self, input: &[u8]) -> Result<Vec<u8>> {
        let signing = subtle().and_then(|subtle| {
            subtle
                .sign_with_str_and_u8_array(ALGORITHM, &self.key, input)
                .ok()
        });
        let signature = settle(signing).await.ok_or(Code::AssertionSignature)?;
        Ok(Uint8Array::new(&signature.unchecked_into::<ArrayBuffer>()).to_vec())
    }
}

/// Hands the key to `WebCrypto`, not to be extracted. The copy on the JavaScript side is wiped.
async fn import(pkcs8: &Secret) -> Result<JsValue> {
    // Exposed: to the browser's own store of keys, which copies it before the call returns.
    let bytes = Uint8Array::from(pkcs8.expose());
    let importing = subtle().and_then(|subtle| start_import(&subtle, &bytes));
    bytes.fill(0, 0, bytes.length());
    settle(importing).await.ok_or_else(|| Code::IdentityKeep.into())
}

fn start_import(subtle: &SubtleCrypto, pkcs8: &Uint8Array) -> Option<Promise> {
    let algorithm = Object::new();
    set(&algorithm, "name", &ALGORITHM.into());
    set(&algorithm, "hash", &HASH.into());
    let usages = Array::of1(&"sign".into());
    subtle
        .import_key_with_object("pkcs8", pkcs8, &algorithm, false, &usages)
        .ok()
}

async fn settle(promise: Option<Promise>) -> Option<JsValue> {
    JsFuture::from(promise?).await.ok()
}

fn open(kept: &KeptKey) -> Result<KeyFile> {
    let certificates = kept.certificates().into_iter();
    Kept {
        name: kept.name(),
        certificates: certificates.map(|der| Uint8Array::new(&der).to_vec()).collect(),
        mac: kept.mac(),
        until: seconds(kept.until()),
    }
    .open(now())
}

/// A time of JavaScript. What is no number is long over.
fn seconds(time: f64) -> UnixTime {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::as_conversions,
        reason = "saturates, and NaN is zero"
    )]
    UnixTime(time as i64)
}
