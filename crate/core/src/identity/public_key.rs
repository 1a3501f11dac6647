//! Public keys: what a private key is recognised by, and what may be shown of it.

use super::algorithm as oid;
use super::der::{Algorithm, BIT_STRING, NULL, Read, Reader, SEQUENCE, Unsigned, whole, write, write_oid};
use super::pem;
use super::structure::{DsaParameters, RsaPublicKey, SubjectPublicKeyInfo, parse};
use crate::Result;
use const_oid::ObjectIdentifier;
use rsa::BoxedUint;

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
        let parsed: SubjectPublicKeyInfo<'_> = parse(spki, "public key")?;
        Ok(Self::from_parts(
            &parsed.algorithm,
            parsed.key.bytes,
            spki.to_vec(),
        ))
    }

    /// The public key of a private key: its algorithm, and the key in the form certificates have it.
    pub(super) fn new(algorithm: &Algorithm<'_>, key: &[u8]) -> Self {
        let parameters = algorithm.parameters.map_or(&[][..], |parameters| parameters.der);
        Self::from_parts(algorithm, key, to_der(&algorithm.oid, parameters, key))
    }

    /// The public half of an RSA private key. Plain RSA has NULL parameters whatever the file says (RFC 3279 §2.3.1).
    pub(super) fn rsa(algorithm: &Algorithm<'_>, n: Unsigned<'_>, e: Unsigned<'_>) -> Self {
        let key = write(SEQUENCE, &[&n.to_der(), &e.to_der()]);
        if algorithm.oid != oid::RSA {
            return Self::new(algorithm, &key);
        }
        let spki = to_der(&oid::RSA, &write(NULL, &[]), &key);
        Self::from_parts(algorithm, &key, spki)
    }

    /// The public key in PEM (RFC 7468 §13).
    pub(super) fn to_pem(&self) -> String {
        pem::encode("PUBLIC KEY", &self.spki)
    }

    /// The key to verify RS256 with; `None` when it is no RSA key, or one that is not computed with.
    pub(super) fn to_rsa(&self) -> Option<rsa::RsaPublicKey> {
        let parsed: SubjectPublicKeyInfo<'_> = whole(&self.spki, Reader::next)?;
        if parsed.algorithm.oid != oid::RSA {
            return None;
        }
        let numbers: RsaPublicKey<'_> = whole(parsed.key.bytes, Reader::next)?;
        let number = |value: Unsigned<'_>| BoxedUint::from_be_slice_vartime(value.bytes());
        rsa::RsaPublicKey::new(number(numbers.n), number(numbers.e)).ok()
    }

    /// Whether both are the same key.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.identity == other.identity
    }

    fn from_parts(algorithm: &Algorithm<'_>, key: &[u8], spki: Vec<u8>) -> Self {
        let is_rsa = [oid::RSA, oid::RSA_PSS].contains(&algorithm.oid);
        let modulus = whole(key, Reader::next)
            .filter(|_| is_rsa)
            .map(|key: RsaPublicKey<'_>| key.n.bits());
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

/// `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7) in DER.
fn to_der(oid: &ObjectIdentifier, parameters: &[u8], key: &[u8]) -> Vec<u8> {
    let algorithm = write(SEQUENCE, &[&write_oid(oid), parameters]);
    write(SEQUENCE, &[&algorithm, &write(BIT_STRING, &[&[0], key])])
}

/// Name of a key algorithm, and size where the parameters tell it.
pub(super) fn describe(algorithm: &Algorithm<'_>) -> (String, Option<u32>) {
    match algorithm.oid {
        oid::RSA => ("RSA".into(), None),
        oid::RSA_PSS => ("RSA-PSS".into(), None),
        oid::EC => {
            let curve = algorithm.parameters.and_then(ObjectIdentifier::read);
            match curve.map(|curve| (oid::curve(&curve), curve)) {
                Some((Some((name, bits)), _)) => (format!("EC {name}"), Some(bits)),
                Some((None, curve)) => (format!("EC {curve}"), None),
                None => ("EC".into(), None),
            }
        }
        oid::DSA => {
            let parameters = algorithm.parameters.and_then(DsaParameters::read);
            ("DSA".into(), parameters.map(|found| found.p.bits()))
        }
        other => (oid::name(&other), None),
    }
}
