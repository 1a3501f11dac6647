//! Public keys: what a private key is recognised by, and what may be shown of it.

use super::algorithm as oid;
use super::structure::{RsaPublicKey, damaged};
use crate::Result;
use const_oid::ObjectIdentifier;
use der::asn1::{AnyRef, BitStringRef, UintRef};
use der::{Decode, Encode, Sequence};
use rsa::BoxedUint;
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

/// A public key.
pub(super) struct PublicKey {
    /// `SubjectPublicKeyInfo` in DER.
    pub(super) spki: Vec<u8>,
    /// How the algorithm is called here.
    pub(super) algorithm: String,
    /// The size in bits, when the algorithm has one.
    pub(super) bits: Option<u32>,
    /// What makes two keys the same: for RSA the numbers, whatever padding the key is meant for.
    identity: Vec<u8>,
}

impl PublicKey {
    /// Reads a `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7).
    pub(super) fn parse(spki: &[u8]) -> Result<Self> {
        let parsed = SubjectPublicKeyInfoRef::from_der(spki).map_err(|_| damaged("public key"))?;
        Ok(Self::from_parts(
            &parsed.algorithm,
            parsed.subject_public_key.raw_bytes(),
            spki.to_vec(),
        ))
    }

    /// The public key of a private key: its algorithm, and the key in the form certificates have it.
    pub(super) fn new(algorithm: &AlgorithmIdentifierRef<'_>, key: &[u8]) -> Result<Self> {
        let spki = BitStringRef::from_bytes(key).and_then(|subject_public_key| {
            SubjectPublicKeyInfoRef {
                algorithm: *algorithm,
                subject_public_key,
            }
            .to_der()
        });
        Ok(Self::from_parts(
            algorithm,
            key,
            spki.map_err(|_| damaged("public key"))?,
        ))
    }

    /// The public half of an RSA private key. Plain RSA has NULL parameters whatever the file says (RFC 3279 §2.3.1).
    pub(super) fn rsa(
        algorithm: &AlgorithmIdentifierRef<'_>,
        n: UintRef<'_>,
        e: UintRef<'_>,
    ) -> Result<Self> {
        let key = RsaPublicKey { n, e }
            .to_der()
            .map_err(|_| damaged("public key"))?;
        let parameters = if algorithm.oid == oid::RSA {
            Some(AnyRef::NULL)
        } else {
            algorithm.parameters
        };
        let algorithm = AlgorithmIdentifierRef {
            oid: algorithm.oid,
            parameters,
        };
        Self::new(&algorithm, &key)
    }

    /// The key to verify RS256 with; `None` when it is no RSA key, or one that is not computed with.
    pub(super) fn to_rsa(&self) -> Option<rsa::RsaPublicKey> {
        let parsed = SubjectPublicKeyInfoRef::from_der(&self.spki).ok()?;
        if parsed.algorithm.oid != oid::RSA {
            return None;
        }
        let numbers = RsaPublicKey::from_der(parsed.subject_public_key.raw_bytes()).ok()?;
        let number = |value: UintRef<'_>| BoxedUint::from_be_slice_vartime(value.as_bytes());
        rsa::RsaPublicKey::new(number(numbers.n), number(numbers.e)).ok()
    }

    /// Whether both are the same key.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.identity == other.identity
    }

    fn from_parts(algorithm: &AlgorithmIdentifierRef<'_>, key: &[u8], spki: Vec<u8>) -> Self {
        let is_rsa = [oid::RSA, oid::RSA_PSS].contains(&algorithm.oid);
        let modulus = RsaPublicKey::from_der(key)
            .ok()
            .filter(|_| is_rsa)
            .map(|key| bits(key.n));
        let (name, bits) = describe(algorithm);
        let mut identity = if is_rsa {
            oid::RSA.as_bytes().to_vec()
        } else {
            algorithm.oid.as_bytes().to_vec()
        };
        identity.extend_from_slice(key);
        Self {
            spki,
            algorithm: name,
            bits: modulus.or(bits),
            identity,
        }
    }
}

/// Significant bits.
pub(super) fn bits(number: UintRef<'_>) -> u32 {
    let bytes = number.as_bytes();
    let whole = u32::try_from(bytes.len()).unwrap_or(u32::MAX).saturating_mul(8);
    whole.saturating_sub(bytes.first().map_or(0, |first| first.leading_zeros()))
}

/// Name of a key algorithm, and size where the parameters tell it.
pub(super) fn describe(algorithm: &AlgorithmIdentifierRef<'_>) -> (String, Option<u32>) {
    match algorithm.oid {
        oid::RSA => ("RSA".into(), None),
        oid::RSA_PSS => ("RSA-PSS".into(), None),
        oid::EC => {
            let curve = algorithm
                .parameters
                .and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
            match curve.map(|curve| (oid::curve(&curve), curve)) {
                Some((Some((name, bits)), _)) => (format!("EC {name}"), Some(bits)),
                Some((None, curve)) => (format!("EC {curve}"), None),
                None => ("EC".into(), None),
            }
        }
        oid::DSA => {
            let parameters = algorithm
                .parameters
                .and_then(|found| found.decode_as::<DsaParameters<'_>>().ok());
            ("DSA".into(), parameters.map(|found| bits(found.p)))
        }
        other => (oid::name(&other), None),
    }
}

/// `Dss-Parms` (RFC 3279 §2.3.2).
#[derive(Sequence)]
struct DsaParameters<'a> {
    p: UintRef<'a>,
    q: UintRef<'a>,
    g: UintRef<'a>,
}
