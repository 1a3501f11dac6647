//! Who we are: the private key and certificates in the company's file.
//!
//! [`open`] does everything in one call. A host that derives keys itself takes the steps of [`Opening`].

mod algorithm;
mod ber;
mod certificate;
mod cipher;
mod der;
mod derivation;
mod enterprise_number;
mod export;
mod extension;
mod kept;
mod key;
mod key_export;
mod kind;
mod loose;
mod mac;
mod name;
mod opening;
mod pairing;
mod password;
mod pem;
mod pkcs7;
mod private_key;
mod public_key;
mod rsa_key;
mod safe;
mod scheme;
mod serial;
mod spelling;
mod structure;
mod view;

pub use derivation::{
    Derivation, MAX_ITERATIONS, MAX_TOTAL_ITERATIONS, MAX_UNASKED_ITERATIONS, MAX_UNASKED_TOTAL_ITERATIONS,
};
pub use export::{ExportKind, ExportedFile};
pub use fla_kdf::{Hash, Kdf, Purpose};
pub use kept::{HostKey, Kept, MAX_KEPT_DAYS};
pub use key::{KeyHolder, MAX_RSA_BITS, MIN_RSA_BITS, PrivateKey};
pub use key_export::{EXPORT_ITERATIONS, KeyExport, MIN_EXPORT_PASSWORD};
pub use opening::{Opening, Step};
pub use password::PasswordForm;
pub use safe::{MAX_BAG_DEPTH, MAX_BAGS, MAX_KEYS};
pub use scheme::MAX_SCRYPT_BYTES;
pub use view::{CertificateView, IdentityView, KeyFileView, OpeningStep, Unusable};

use crate::secret::Secret;
use crate::time::UnixTime;
use crate::{Code, Error, Result};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 1024 * 1024;

/// A certificate file, opened. It holds at least one private key.
#[derive(Debug)]
pub struct KeyFile {
    /// Whether the file proved, with the password, that nobody changed it.
    pub mac: bool,
    /// Whether every private key in it was encrypted, under a password that is not empty.
    pub sealed: bool,
    /// One entry per private key, the usable ones first.
    pub identities: Vec<Identity>,
}

/// One private key of the file, with what is known about it.
#[derive(Debug)]
pub struct Identity {
    /// What may be shown.
    pub view: IdentityView,
    /// The certificate that belongs to the key (DER), then the chain found for it, issuer after issuer.
    pub certificates: Vec<Vec<u8>>,
    /// Who holds the key, when it can sign RS256; otherwise why it cannot.
    pub key: Result<KeyHolder, Unusable>,
}

impl KeyFile {
    /// What may be shown.
    pub fn view(&self) -> KeyFileView {
        KeyFileView {
            mac: self.mac,
            sealed: self.sealed,
            identities: self
                .identities
                .iter()
                .map(|identity| identity.view.clone())
                .collect(),
        }
    }

    /// The first key held here that can sign RS256, or why there is none (`identity.key_unusable`).
    pub fn signing_key(&self) -> Result<&PrivateKey> {
        self.identities
            .iter()
            .find_map(|identity| match &identity.key {
                Ok(KeyHolder::Core(key)) => Some(key),
                _ => None,
            })
            .ok_or_else(|| match self.identities.first() {
                Some(identity) => identity.unusable(),
                None => Code::IdentityKeyUnusable.into(),
            })
    }
}

impl Identity {
    /// Who holds the key to sign with at `now`, or why it must not be used: it cannot (`identity.key_unusable`), or its
    /// certificate is not valid yet or any more (`identity.expired`). The term of a kept key is another matter:
    /// [`HostKey::check_term`].
    pub fn signing_key(&self, now: UnixTime) -> Result<&KeyHolder> {
        let key = self.key.as_ref().map_err(|_| self.unusable())?;
        if let Some(certificate) = self.view.certificates.first() {
            // Both are written `yyyy-MM-ddTHH:mm:ssZ`, which sorts as time does.
            let (from, to) = (&certificate.not_before, &certificate.not_after);
            if !(from..=to).contains(&&now.to_rfc3339()) {
                return Err(Error::new(Code::IdentityExpired)
                    .with("not_before", from)
                    .with("not_after", to));
            }
        }
        Ok(key)
    }

    fn unusable(&self) -> Error {
        let error = Error::new(Code::IdentityKeyUnusable).with("algorithm", &self.view.algorithm);
        match self.view.bits {
            Some(bits) => error.with("bits", bits),
            None => error,
        }
    }
}

/// Opens a file with a password in UTF-8, deriving every key in Rust. It asks nobody: who calls it agrees to all the
/// work a file may ask for.
pub fn open(file: &[u8], password: Secret) -> Result<KeyFile> {
    let mut opening = Opening::new(file, password)?;
    loop {
        let keys = Derivation::run_all(opening.derivations(), |form| opening.password_bytes(form))?;
        if let Step::Opened(file) = opening.supply(keys)? {
            return Ok(file);
        }
    }
}
