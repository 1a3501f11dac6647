//! The keys a file asks for, listed before any is derived, so that the work is known and bounded first.

use super::der::Unsigned;
use super::password::{Family, PasswordForm};
use super::structure::{beyond, damaged};
use crate::Result;
use crate::secret::Secret;
use fla_kdf::{Job, Kdf, derive_all};
use zeroize::Zeroizing;

/// The most iterations of one derivation that are run without asking the user first. A second or so on an ordinary
/// computer.
pub const MAX_UNASKED_ITERATIONS: u64 = 1_000_000;
/// The most of all derivations together: of the three layers of an ordinary file. Firefox and `GnuTLS` write three of
/// 600,000 each, which nobody should be asked about.
pub const MAX_UNASKED_TOTAL_ITERATIONS: u64 = 3_000_000;
/// The most iterations of one derivation.
pub const MAX_ITERATIONS: u32 = 10_000_000;
/// The most iterations of all derivations together.
pub const MAX_TOTAL_ITERATIONS: u64 = 15_000_000;

/// One key to derive. The password is not in it: ask [`Opening::password_bytes`](super::Opening::password_bytes).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Derivation {
    /// The function and its parameters.
    pub kdf: Kdf,
    /// Bytes of key wanted.
    pub length: usize,
    /// The encoding of the password.
    pub password: PasswordForm,
}

impl Derivation {
    /// The same derivation with about one `share`-th of the work: what there is to time before all of it is run. Its
    /// key opens nothing.
    #[must_use]
    pub fn sample(&self, share: u32) -> Self {
        let part = |iterations: u32| iterations.checked_div(share).unwrap_or(iterations).max(1);
        let mut sample = self.clone();
        match &mut sample.kdf {
            Kdf::Pbkdf2 { iterations, .. } | Kdf::Pkcs12 { iterations, .. } => {
                *iterations = part(*iterations);
            }
            Kdf::Scrypt { log_n, p, .. } => {
                // First fewer rounds; N, which decides how fast memory answers, only after that.
                let left = share
                    .checked_div(*p)
                    .and_then(u32::checked_ilog2)
                    .unwrap_or_default();
                *p = part(*p);
                *log_n = log_n.saturating_sub(u8::try_from(left).unwrap_or(u8::MAX)).max(1);
            }
            Kdf::OpenSslPem { .. } => {}
        }
        sample
    }

    /// Derives the keys of several derivations together, which is faster than one after the other. `password` gives
    /// the password in the form asked for.
    pub fn run_all<'a>(
        derivations: impl IntoIterator<Item = &'a Self>,
        password: impl Fn(PasswordForm) -> Secret,
    ) -> Result<Vec<Secret>> {
        let wanted: Vec<_> = derivations
            .into_iter()
            .map(|derivation| (derivation, password(derivation.password)))
            .collect();
        let mut jobs = Vec::with_capacity(wanted.len());
        for (derivation, password) in &wanted {
            jobs.push(Job {
                kdf: &derivation.kdf,
                // exposed: to the key derivation function.
                password: password.expose(),
                length: derivation.length,
            });
        }
        let keys = derive_all(&jobs).ok_or_else(|| damaged("key derivation"))?;
        let secret = |mut key: Zeroizing<Vec<u8>>| Secret::new(core::mem::take(&mut *key));
        Ok(keys.into_iter().map(secret).collect())
    }
}

/// A derivation as the file describes it, for any form of the password.
pub(super) struct Wanted {
    pub(super) kdf: Kdf,
    pub(super) length: usize,
}

impl Wanted {
    pub(super) fn family(&self) -> Family {
        match self.kdf {
            Kdf::Pkcs12 { .. } => Family::Wide,
            Kdf::Pbkdf2 { .. } | Kdf::Scrypt { .. } | Kdf::OpenSslPem { .. } => Family::Bytes,
        }
    }

    pub(super) fn with(&self, password: PasswordForm) -> Derivation {
        Derivation {
            kdf: self.kdf.clone(),
            length: self.length,
            password,
        }
    }
}

/// An iteration count out of a file: at least 1, at most [`MAX_ITERATIONS`].
pub(super) fn iterations(value: Unsigned<'_>) -> Result<u32> {
    match value.small() {
        Some(0) => Err(damaged("iterations")),
        Some(count @ 1..=MAX_ITERATIONS) => Ok(count),
        _ => Err(beyond("iterations", MAX_ITERATIONS)),
    }
}
