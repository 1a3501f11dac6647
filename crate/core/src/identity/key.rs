//! The private key: checked when it is read, blinded when it signs, wiped when it goes.

use super::kept::HostKey;
use super::rsa_key::RsaKey;
use crate::secret::Secret;
use crate::{Code, Result};
use core::fmt;
use rand_core::CryptoRng;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier;
use sha2::Sha256;

/// The shortest RSA key RS256 may be used with, in bits (RFC 7518 §3.3).
pub const MIN_RSA_BITS: u32 = 2048;
/// The longest RSA key that is computed with, in bits.
pub const MAX_RSA_BITS: u32 = 8192;

/// Who holds the private key of an identity.
#[derive(Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "there are as many as a file has keys; not large where pointers are small"
)]
pub enum KeyHolder {
    /// The core, in memory that is wiped.
    Core(PrivateKey),
    /// The host, as a key that signs and never comes out.
    Host(HostKey),
}

/// An RSA private key that can sign RS256.
pub struct PrivateKey(RsaKey);

impl PrivateKey {
    /// Takes a key whose numbers have been checked.
    pub(super) const fn new(key: RsaKey) -> Self {
        Self(key)
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 over `message` (RFC 8017 §8.2), blinded with bytes from `rng`.
    ///
    /// The signature is verified before it is given out: one made by a faulty computation can reveal the key.
    pub fn sign_rs256(&self, message: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>> {
        let signature = self.0.sign(message, rng);
        let signature = signature.map_err(|_| Code::AssertionSignature)?;
        Signature::try_from(signature.as_slice())
            .and_then(|signature| self.verifying_key().verify(message, &signature))
            .map_err(|_| Code::AssertionSignature)?;
        Ok(signature)
    }

    /// The key as `PrivateKeyInfo` (RFC 5208 §5), in the clear: only to hand it over to the host, or to
    /// encrypt it.
    pub(super) fn to_pkcs8(&self) -> Secret {
        self.0.to_pkcs8()
    }

    /// The public half.
    pub(super) fn verifying_key(&self) -> VerifyingKey<Sha256> {
        VerifyingKey::new(self.0.public().clone())
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}
