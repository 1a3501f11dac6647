//! Key derivation by whoever is faster: PBKDF2 by `WebCrypto` where it pays, everything else in Rust meanwhile.

use crate::convert::set;
use crate::host::{float, milliseconds, subtle};
use fla_core::identity::{Derivation, Hash, Kdf, Opening, PasswordForm};
use fla_core::secret::Secret;
use fla_core::{Code, Result};
use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// From how many iterations on `WebCrypto` is worth its promises: below, both take a millisecond or two.
const WORTH_A_PROMISE: u32 = 5_000;

/// The part of the work that is timed to tell how long the whole will take: a fiftieth of it.
const SAMPLE: u32 = 50;
/// Seconds from which on an estimate is made three times.
const WORTH_A_SECOND_LOOK: f64 = 2.0;
/// The part that is run before, untimed.
const WARM_UP: u32 = 1_000;

/// Derives the keys of the step that is listed.
pub(crate) async fn run(opening: &Opening) -> Result<Vec<Secret>> {
    let password = |form| opening.password_bytes(form);
    derive_all(opening.derivations(), WORTH_A_PROMISE, password).await
}

/// How long the step that is listed will take on this computer, in seconds.
pub(crate) async fn estimate(opening: &Opening) -> Result<f64> {
    // The first run waits for what the browser has not finished, which may be a derivation nobody wants any more, and
    // lets it compile what runs often.
    sample(opening, WARM_UP).await?;
    let first = timed(opening).await?;
    if first < WORTH_A_SECOND_LOOK {
        return Ok(first);
    }
    // The middle one of three: whatever else the computer was doing for a moment does not count fifty times.
    let (second, third) = (timed(opening).await?, timed(opening).await?);
    Ok(first.min(second).max(first.max(second).min(third)))
}

/// An estimate by one sample.
async fn timed(opening: &Opening) -> Result<f64> {
    let before = milliseconds();
    let part = sample(opening, SAMPLE).await?;
    let elapsed = milliseconds() - before;
    Ok(elapsed / 1000.0 * (float(opening.work()) / float(part)))
}

/// Runs the same derivations with a part of their iterations and says how many those were.
async fn sample(opening: &Opening, share: u32) -> Result<u64> {
    let part: Vec<_> = opening
        .derivations()
        .iter()
        .map(|derivation| derivation.sample(share))
        .collect();
    // Each by whoever will derive the whole.
    let worth_a_promise = WORTH_A_PROMISE.div_ceil(share);
    derive_all(&part, worth_a_promise, |_| Secret::new(vec![0; 16])).await?;
    Ok(part.iter().map(|derivation| derivation.kdf.iterations()).sum())
}

/// Derives one key.
pub(crate) async fn derive(
    derivation: &Derivation,
    password: impl Fn(PasswordForm) -> Secret,
) -> Result<Secret> {
    let keys = derive_all(core::slice::from_ref(derivation), WORTH_A_PROMISE, password).await?;
    keys.into_iter()
        .next()
        .ok_or_else(|| Code::SessionInternal.into())
}

/// `WebCrypto` works in threads of its own, so its jobs are started first and awaited last; in between Rust derives
/// what `WebCrypto` cannot.
async fn derive_all(
    wanted: &[Derivation],
    worth_a_promise: u32,
    password: impl Fn(PasswordForm) -> Secret,
) -> Result<Vec<Secret>> {
    let mut accepted = Vec::with_capacity(wanted.len());
    for derivation in wanted {
        accepted.push(accept(derivation, worth_a_promise, &password).await);
    }
    // Only when all are accepted: a browser at work on one lets the password of the next wait until it is done.
    let started: Vec<_> = accepted
        .into_iter()
        .map(|job| job.and_then(|job| job.start()))
        .collect();
    let ours = wanted.iter().zip(&started).filter(|(_, job)| job.is_none());
    let ours = ours.map(|(derivation, _)| derivation);
    let mut ours = Derivation::run_all(ours, password)?.into_iter();
    let mut keys = Vec::with_capacity(wanted.len());
    for job in started {
        keys.push(match job {
            Some(job) => finish(job).await?,
            None => ours.next().ok_or(Code::SessionInternal)?,
        });
    }
    Ok(keys)
}

/// A derivation `WebCrypto` is ready to do.
struct Job {
    subtle: SubtleCrypto,
    parameters: Object,
    password: CryptoKey,
    bits: u32,
}

impl Job {
    fn start(&self) -> Option<Promise> {
        let bits = self
            .subtle
            .derive_bits_with_object(&self.parameters, &self.password, self.bits);
        bits.ok()
    }
}

/// Hands a derivation to `WebCrypto`. `None` when it cannot do it or it does not pay.
async fn accept(
    derivation: &Derivation,
    worth_a_promise: u32,
    password: impl Fn(PasswordForm) -> Secret,
) -> Option<Job> {
    let Kdf::Pbkdf2 {
        hash,
        salt,
        iterations,
    } = &derivation.kdf
    else {
        return None;
    };
    if *iterations < worth_a_promise {
        return None;
    }
    let subtle = subtle()?;
    let parameters = Object::new();
    set(&parameters, "name", &"PBKDF2".into());
    set(&parameters, "hash", &name_of(*hash)?.into());
    set(&parameters, "salt", &Uint8Array::from(salt.as_slice()));
    set(&parameters, "iterations", &(*iterations).into());
    let bits = u32::try_from(derivation.length).ok()?.checked_mul(8)?;
    let password = import(&subtle, &password(derivation.password)).await?;
    Some(Job {
        subtle,
        parameters,
        password,
        bits,
    })
}

/// Hands the password to `WebCrypto`, which keeps it as a key nobody can read.
async fn import(subtle: &SubtleCrypto, password: &Secret) -> Option<CryptoKey> {
    // Exposed: to the key derivation of the browser. The copy on the JavaScript side is wiped.
    let password = Uint8Array::from(password.expose());
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
