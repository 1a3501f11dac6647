//! The private key: checked when it is read, blinded when it signs, wiped when it goes.

use super::kept::HostKey;
use super::structure;
use crate::secret::Secret;
use crate::{Code, Result};
use core::fmt;
use rand_core::CryptoRng;
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::{SigningKey, VerifyingKey};
use rsa::signature::{Keypair, RandomizedSigner, SignatureEncoding, Verifier};
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use sha2::Sha256;
use zeroize::Zeroizing;

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
pub struct PrivateKey(SigningKey<Sha256>);

impl PrivateKey {
    /// Takes a key whose numbers have been checked.
    pub(super) fn new(key: RsaPrivateKey) -> Self {
        Self(SigningKey::new(key))
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 over `message` (RFC 8017 §8.2), blinded with bytes from `rng`.
    ///
    /// The signature is verified before it is given out: one made by a faulty computation can reveal the key.
    pub fn sign_rs256(&self, message: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>> {
        let signature = self
            .0
            .try_sign_with_rng(rng, message)
            .map_err(|_| Code::AssertionSignature)?;
        self.0
            .verifying_key()
            .verify(message, &signature)
            .map_err(|_| Code::AssertionSignature)?;
        Ok(signature.to_vec())
    }

    /// The key as `PrivateKeyInfo` (RFC 5208 §5), in the clear: only to hand it over to the host, or to
    /// encrypt it.
    pub(super) fn to_pkcs8(&self) -> Result<Secret> {
        let key: &RsaPrivateKey = self.0.as_ref();
        let encoded = || {
            let qinv = key.qinv()?.retrieve();
            let [p, q] = key.primes() else { return None };
            let numbers = [key.n(), key.e(), key.d(), p, q, key.dp()?, key.dq()?, &qinv]
                .map(|number| Zeroizing::new(number.to_be_bytes()));
            Some(structure::rsa_private_key_info(
                numbers.each_ref().map(|number| &***number),
            ))
        };
        Ok(encoded().ok_or(Code::SessionInternal)?)
    }

    /// The public half.
    pub(super) fn verifying_key(&self) -> VerifyingKey<Sha256> {
        self.0.verifying_key()
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}
