//! Private keys as the file has them: PKCS#8 read, RSA numbers checked against each other.

use super::algorithm as oid;
use super::ber;
use super::der::Algorithm;
use super::key::{MAX_RSA_BITS, MIN_RSA_BITS, PrivateKey};
use super::public_key::{PublicKey, describe};
use super::rsa_key::RsaKey;
use super::structure::{EcPrivateKey, PrivateKeyInfo, RsaPrivateKey, damaged, parse};
use super::view::Unusable;
use crate::Result;

/// Below this nothing is computed with: no such key was ever fit for use.
const MIN_CHECKED_BITS: u32 = 512;

/// A private key found in a file.
pub(super) struct FoundKey {
    pub(super) algorithm: String,
    pub(super) bits: Option<u32>,
    /// The public half, when the file or the key tells it.
    pub(super) public: Option<PublicKey>,
    /// The key for signing, or why it cannot sign.
    pub(super) private: Result<PrivateKey, Unusable>,
}

/// The forms a private key is written in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum KeyForm {
    /// `PrivateKeyInfo` (RFC 5208 §5), for every algorithm.
    Pkcs8,
    /// `RSAPrivateKey` (RFC 8017 appendix A.1.2).
    Pkcs1,
    /// `ECPrivateKey` (RFC 5915 §3).
    Sec1,
}

impl FoundKey {
    /// Reads a key in DER.
    ///
    /// An RSA key whose numbers do not fit each other is damaged, whatever an engine would make of it.
    pub(super) fn parse(form: KeyForm, der: &[u8]) -> Result<Self> {
        let bare = |oid| Algorithm {
            oid,
            parameters: None,
        };
        match form {
            KeyForm::Pkcs1 => rsa(&bare(oid::RSA), der),
            KeyForm::Sec1 => elliptic(&bare(oid::EC), der, None),
            KeyForm::Pkcs8 => {
                let info: PrivateKeyInfo<'_> = parse(der, "private key")?;
                match info.algorithm.oid {
                    oid::RSA | oid::RSA_PSS => rsa(&info.algorithm, info.private_key),
                    oid::EC => elliptic(&info.algorithm, info.private_key, info.public_key),
                    _ => Ok(Self::other(&info.algorithm, info.public_key)),
                }
            }
        }
    }

    /// A key that is shown but never used.
    fn other(algorithm: &Algorithm<'_>, public: Option<&[u8]>) -> Self {
        let (name, bits) = describe(algorithm);
        Self {
            algorithm: name,
            bits,
            public: public.map(|key| PublicKey::new(algorithm, key)),
            private: Err(Unusable::Algorithm),
        }
    }
}

fn elliptic(algorithm: &Algorithm<'_>, key: &[u8], public: Option<&[u8]>) -> Result<FoundKey> {
    let key: EcPrivateKey<'_> = parse(key, "private key")?;
    let algorithm = Algorithm {
        oid: algorithm.oid,
        parameters: algorithm.parameters.or(key.parameters),
    };
    let public = key.public_key.map(|key| key.bytes).or(public);
    Ok(FoundKey::other(&algorithm, public))
}

fn rsa(algorithm: &Algorithm<'_>, key: &[u8]) -> Result<FoundKey> {
    let ber::Rewritten { der, rest } = ber::to_der(key, "private key")?;
    if !rest.is_empty() {
        return Err(damaged("private key"));
    }
    let numbers: RsaPrivateKey<'_> = parse(&der, "private key")?;
    let public = PublicKey::rsa(algorithm, numbers.n, numbers.e);
    let size = numbers.n.bits();
    let private = if numbers.version.small() != Some(0) {
        // More than two primes: allowed by RFC 8017, made by nobody.
        Err(Unusable::Algorithm)
    } else if !(MIN_CHECKED_BITS..=MAX_RSA_BITS).contains(&size) {
        Err(Unusable::Size)
    } else {
        let key = RsaKey::checked(&numbers)?;
        match algorithm.oid {
            // A key bound to PSS must not be used with the other padding (RFC 4055 §1.2).
            oid::RSA_PSS => Err(Unusable::Algorithm),
            _ if size < MIN_RSA_BITS => Err(Unusable::Size),
            _ => key.map(PrivateKey::new),
        }
    };
    Ok(FoundKey {
        algorithm: public.algorithm.clone(),
        bits: Some(size),
        public: Some(public),
        private,
    })
}
