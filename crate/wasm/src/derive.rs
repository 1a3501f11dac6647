//! Key derivation by whoever is faster: PBKDF2 by `WebCrypto` where it pays, everything else in Rust meanwhile.

use crate::convert::set;
use crate::host::subtle;
use fla_core::identity::{Derivation, Hash, Kdf, KeyFile, Opening, PasswordForm, Step};
use fla_core::secret::Secret;
use fla_core::{Code, Result};
use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// From how many iterations on `WebCrypto` is worth its promises: below, both take a millisecond or two.
const WORTH_A_PROMISE: u32 = 5_000;

/// Opens a file.
pub(crate) async fn open(file: &[u8], password: Secret) -> Result<KeyFile> {
    let mut opening = Opening::new(file, password)?;
    loop {
        let keys = derive_all(&opening).await?;
        if let Step::Opened(file) = opening.supply(keys)? {
            return Ok(file);
        }
    }
}

/// Derives the keys of one step. `WebCrypto` works in threads of its own, so its jobs are started first and
/// awaited last; in between Rust derives what `WebCrypto` cannot.
async fn derive_all(opening: &Opening) -> Result<Vec<Secret>> {
    let wanted = opening.derivations();
    let mut started = Vec::with_capacity(wanted.len());
    for derivation in wanted {
        started.push(start(opening, derivation).await);
    }
    let ours = wanted.iter().zip(&started).filter(|(_, job)| job.is_none());
    let ours = ours.map(|(derivation, _)| derivation);
    let mut ours = Derivation::run_all(ours, |form| opening.password_bytes(form))?.into_iter();
    let mut keys = Vec::with_capacity(wanted.len());
    for job in started {
        keys.push(match job {
            Some(job) => finish(job).await?,
            None => ours.next().ok_or(Code::SessionInternal)?,
        });
    }
    Ok(keys)
}

/// Starts a derivation with `WebCrypto`. `None` when it cannot do it or it does not pay.
async fn start(opening: &Opening, derivation: &Derivation) -> Option<Promise> {
    let Kdf::Pbkdf2 {
        hash,
        salt,
        iterations,
    } = &derivation.kdf
    else {
        return None;
    };
    if *iterations < WORTH_A_PROMISE {
        return None;
    }
    let subtle = subtle()?;
    let parameters = Object::new();
    set(&parameters, "name", &"PBKDF2".into());
    set(&parameters, "hash", &name_of(*hash)?.into());
    set(&parameters, "salt", &Uint8Array::from(salt.as_slice()));
    set(&parameters, "iterations", &(*iterations).into());
    let bits = u32::try_from(derivation.length).ok()?.checked_mul(8)?;
    let password = import(&subtle, opening, derivation.password).await?;
    subtle.derive_bits_with_object(&parameters, &password, bits).ok()
}

/// Hands the password to `WebCrypto`, which keeps it as a key nobody can read.
async fn import(subtle: &SubtleCrypto, opening: &Opening, form: PasswordForm) -> Option<CryptoKey> {
    // Exposed: to the key derivation of the browser. The copy on the JavaScript side is wiped.
    let password = Uint8Array::from(opening.password_bytes(form).expose());
    let usages = Array::of1(&"deriveBits".into());
    let promise = subtle
        .import_key_with_str("raw", &password, "PBKDF2", false, &usages)
        .ok();
    let key = match promise {
        Some(promise) => JsFuture::from(promise).await.ok(),
        None => None,
    };
    password.fill(0, 0, password.length());
    key?.dyn_into().ok()
}

async fn finish(job: Promise) -> Result<Secret> {
    let bits = JsFuture::from(job).await.map_err(|_| Code::SessionInternal)?;
    let bits = Uint8Array::new(&bits.unchecked_into::<ArrayBuffer>());
    let key = Secret::new(bits.to_vec());
    bits.fill(0, 0, bits.length());
    Ok(key)
}

/// The hashes `WebCrypto` has for PBKDF2.
fn name_of(hash: Hash) -> Option<&'static str> {
    match hash {
        Hash::Sha1 => Some("SHA-1"),
        Hash::Sha256 => Some("SHA-256"),
        Hash::Sha384 => Some("SHA-384"),
        Hash::Sha512 => Some("SHA-512"),
        _ => None,
    }
}
