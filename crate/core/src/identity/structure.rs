//! The ASN.1 structures of a PKCS#12 file, borrowed from the DER (RFC 7292 §4, RFC 8018 appendix A).
//!
//! The `pkcs12` crate has them too, but narrower than real files are: counts as `i32`, attributes sorted while
//! they are read, one version. Here a count out of range can be told from a damaged file.

use super::algorithm as oid;
use super::der::{
    Algorithm, Bits, Element, INTEGER, NULL, OCTET_STRING, Octets, Read, Reader, SEQUENCE, Unsigned,
    constructed, primitive, sequence, whole, write, write_oid,
};
use crate::secret::Secret;
use crate::{Code, Error, Result};
use const_oid::ObjectIdentifier;
use zeroize::Zeroizing;

sequence! {
    /// `PFX` (RFC 7292 §4).
    Pfx {
        version: Unsigned<'a> = next(),
        auth_safe: ContentInfo<'a> = next(),
        mac_data: Option<MacData<'a>> = optional(SEQUENCE),
    }

    /// `ContentInfo` (RFC 5652 §3).
    ContentInfo {
        content_type: ObjectIdentifier = next(),
        content: Option<Element<'a>> = explicit(0),
    }

    /// `MacData` (RFC 7292 §4).
    MacData {
        mac: DigestInfo<'a> = next(),
        salt: Octets<'a> = next(),
        /// Absent means 1.
        iterations: Option<Unsigned<'a>> = optional(INTEGER),
    }

    /// `DigestInfo` (RFC 8017 appendix A.2.4).
    DigestInfo {
        algorithm: Algorithm<'a> = next(),
        digest: Octets<'a> = next(),
    }

    /// `EncryptedPrivateKeyInfo` (RFC 5958 §3).
    EncryptedPrivateKeyInfo {
        algorithm: Algorithm<'a> = next(),
        data: Octets<'a> = next(),
    }

    /// `pkcs-12PbeParams` (RFC 7292 appendix C).
    PbeParams {
        salt: Octets<'a> = next(),
        iterations: Unsigned<'a> = next(),
    }

    /// `PBES2-params` (RFC 8018 appendix A.4), and `PBMAC1-params` (A.5), which has the same shape.
    Pbes2Params {
        kdf: Algorithm<'a> = next(),
        scheme: Algorithm<'a> = next(),
    }

    /// `PBKDF2-params` (RFC 8018 appendix A.2), with the salt given in the file.
    Pbkdf2Params {
        salt: Octets<'a> = next(),
        iterations: Unsigned<'a> = next(),
        key_length: Option<Unsigned<'a>> = optional(INTEGER),
        /// Absent means HMAC with SHA-1.
        prf: Option<Algorithm<'a>> = optional(SEQUENCE),
    }

    /// `scrypt-params` (RFC 7914 §7).
    ScryptParams {
        salt: Octets<'a> = next(),
        n: Unsigned<'a> = next(),
        r: Unsigned<'a> = next(),
        p: Unsigned<'a> = next(),
        key_length: Option<Unsigned<'a>> = optional(INTEGER),
    }

    /// `RC2-CBC-Parameter` (RFC 8018 appendix B.2.3). The version stands for the effective key length.
    Rc2Params {
        version: Option<Unsigned<'a>> = optional(INTEGER),
        iv: Octets<'a> = next(),
    }

    /// `EncryptedData` (RFC 5652 §8).
    EncryptedData {
        version: Unsigned<'a> = next(),
        info: EncryptedContentInfo<'a> = next(),
        /// Unprotected attributes may follow; nothing in them is used.
        attributes: Option<Element<'a>> = any(),
    }

    /// `EncryptedContentInfo` (RFC 5652 §6.1).
    EncryptedContentInfo {
        content_type: ObjectIdentifier = next(),
        algorithm: Algorithm<'a> = next(),
        content: Element<'a> = next(),
    }

    /// `SafeBag` (RFC 7292 §4.2).
    SafeBag {
        id: ObjectIdentifier = next(),
        value: Explicit<'a> = next(),
        /// `SET OF PKCS12Attribute`.
        attributes: Option<Element<'a>> = any(),
    }

    /// `CertBag`, and `CRLBag` and `SecretBag`, which have the same shape (RFC 7292 §4.2.3–4.2.5).
    TypedBag {
        id: ObjectIdentifier = next(),
        value: Explicit<'a> = next(),
    }

    /// `PKCS12Attribute` (RFC 7292 §4.2).
    Attribute {
        id: ObjectIdentifier = next(),
        values: Element<'a> = next(),
    }

    /// `RSAPrivateKey` (RFC 8017 appendix A.1.2).
    RsaPrivateKey {
        /// 0 for two primes, 1 for more.
        version: Unsigned<'a> = next(),
        n: Unsigned<'a> = next(),
        e: Unsigned<'a> = next(),
        d: Unsigned<'a> = next(),
        p: Unsigned<'a> = next(),
        q: Unsigned<'a> = next(),
        dp: Unsigned<'a> = next(),
        dq: Unsigned<'a> = next(),
        qinv: Unsigned<'a> = next(),
        other_primes: Option<Element<'a>> = any(),
    }

    /// `RSAPublicKey` (RFC 8017 appendix A.1.1).
    RsaPublicKey {
        n: Unsigned<'a> = next(),
        e: Unsigned<'a> = next(),
    }

    /// `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7).
    SubjectPublicKeyInfo {
        algorithm: Algorithm<'a> = next(),
        key: Bits<'a> = next(),
    }

    /// `Dss-Parms` (RFC 3279 §2.3.2).
    DsaParameters {
        p: Unsigned<'a> = next(),
        q: Unsigned<'a> = next(),
        g: Unsigned<'a> = next(),
    }

    /// `ECPrivateKey` (RFC 5915 §3).
    EcPrivateKey {
        version: Unsigned<'a> = next(),
        private_key: Octets<'a> = next(),
        parameters: Option<Element<'a>> = explicit(0),
        public_key: Option<Bits<'a>> = explicit(1),
    }
}

/// The one element inside `[0]`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Explicit<'a>(pub(super) Element<'a>);

impl<'a> Read<'a> for Explicit<'a> {
    fn read(element: Element<'a>) -> Option<Self> {
        whole(element.inside(constructed(0))?, Reader::next).map(Self)
    }
}

impl EncryptedContentInfo<'_> {
    /// The ciphertext, which some tools write in pieces.
    pub(super) fn data(&self) -> Option<Vec<u8>> {
        // [0] IMPLICIT OCTET STRING. The implicit tag hides from the rewriting to DER that pieces belong together.
        if let Some(data) = self.content.inside(primitive(0)) {
            return Some(data.to_vec());
        }
        let mut pieces = Reader::new(self.content.inside(constructed(0))?);
        let mut whole = Vec::with_capacity(self.content.contents.len());
        while !pieces.is_finished() {
            let Octets(piece) = pieces.next()?;
            whole.extend_from_slice(piece);
        }
        Some(whole)
    }
}

impl<'a> SafeBag<'a> {
    /// What is inside the set of attributes, empty when there is none.
    pub(super) fn attributes(&self) -> &'a [u8] {
        self.attributes.map_or(&[], |attributes| attributes.contents)
    }
}

/// `PrivateKeyInfo` (RFC 5208 §5) and `OneAsymmetricKey` (RFC 5958 §2), without the attributes.
pub(super) struct PrivateKeyInfo<'a> {
    pub(super) algorithm: Algorithm<'a>,
    pub(super) private_key: &'a [u8],
    pub(super) public_key: Option<&'a [u8]>,
}

impl<'a> Read<'a> for PrivateKeyInfo<'a> {
    fn read(element: Element<'a>) -> Option<Self> {
        element.sequence(|fields| {
            let _version: Unsigned<'a> = fields.next()?;
            let algorithm = fields.next()?;
            let Octets(private_key) = fields.next()?;
            let mut public_key = None;
            while let Some(field) = fields.any()? {
                if let Some(key) = field.inside(primitive(1)) {
                    // [1] IMPLICIT BIT STRING: one byte says how many bits are unused.
                    public_key = key.get(1..);
                }
            }
            Some(Self {
                algorithm,
                private_key,
                public_key,
            })
        })
    }
}

/// An RSA key with two primes as `PrivateKeyInfo` (RFC 5208 §5); its numbers in the order of `RSAPrivateKey`.
#[expect(clippy::many_single_char_names, reason = "the names of RFC 8017")]
pub(super) fn rsa_private_key_info(numbers: [&[u8]; 8]) -> Secret {
    let version = write(INTEGER, &[&[0]]);
    let numbers = numbers.map(|number| Zeroizing::new(Unsigned::new(number).to_der()));
    let [n, e, d, p, q, dp, dq, qinv] = numbers.each_ref().map(|number| number.as_slice());
    let key = Zeroizing::new(write(SEQUENCE, &[&version, n, e, d, p, q, dp, dq, qinv]));
    let key = Zeroizing::new(write(OCTET_STRING, &[&key]));
    let algorithm = write(SEQUENCE, &[&write_oid(&oid::RSA), &write(NULL, &[])]);
    Secret::new(write(SEQUENCE, &[&version, &algorithm, &key]))
}

/// Reads DER whole; `place` names the part of the file in the error.
pub(super) fn parse<'a, T: Read<'a>>(der: &'a [u8], place: &'static str) -> Result<T> {
    whole(der, Reader::next).ok_or_else(|| damaged(place))
}

/// `identity.damaged`, and where.
pub(super) fn damaged(place: &'static str) -> Error {
    Error::new(Code::IdentityDamaged).with("where", place)
}

/// `identity.limit`: which, and how much is allowed.
pub(super) fn beyond(limit: &'static str, maximum: impl ToString) -> Error {
    Error::new(Code::IdentityLimit)
        .with("limit", limit)
        .with("maximum", maximum)
}
