//! The ASN.1 structures of a PKCS#12 file, borrowed from the DER (RFC 7292 §4, RFC 8018 appendix A).
//!
//! The `pkcs12` crate has them too, but narrower than real files are: counts as `i32`, attributes sorted while
//! they are read, one version. Here a count out of range can be told from a damaged file.

use super::algorithm as oid;
use crate::secret::Secret;
use crate::{Code, Error, Result};
use const_oid::ObjectIdentifier;
use der::asn1::{AnyRef, BitStringRef, OctetStringRef, UintRef};
use der::{
    Decode, DecodeValue, Encode, FixedTag, Header, Reader, Sequence, SliceReader, Tag, TagNumber, Tagged,
};
use spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

/// `PFX` (RFC 7292 §4).
#[derive(Sequence)]
pub(super) struct Pfx<'a> {
    pub(super) version: UintRef<'a>,
    pub(super) auth_safe: ContentInfo<'a>,
    #[asn1(optional = "true")]
    pub(super) mac_data: Option<MacData<'a>>,
}

/// `ContentInfo` (RFC 5652 §3).
#[derive(Sequence)]
pub(super) struct ContentInfo<'a> {
    pub(super) content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) content: Option<AnyRef<'a>>,
}

/// `MacData` (RFC 7292 §4).
#[derive(Sequence)]
pub(super) struct MacData<'a> {
    pub(super) mac: DigestInfo<'a>,
    pub(super) salt: &'a OctetStringRef,
    /// Absent means 1.
    #[asn1(optional = "true")]
    pub(super) iterations: Option<UintRef<'a>>,
}

/// `DigestInfo` (RFC 8017 appendix A.2.4).
#[derive(Sequence)]
pub(super) struct DigestInfo<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) digest: &'a OctetStringRef,
}

/// `EncryptedPrivateKeyInfo` (RFC 5958 §3).
#[derive(Sequence)]
pub(super) struct EncryptedPrivateKeyInfo<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) data: &'a OctetStringRef,
}

/// `pkcs-12PbeParams` (RFC 7292 appendix C).
#[derive(Sequence)]
pub(super) struct PbeParams<'a> {
    pub(super) salt: &'a OctetStringRef,
    pub(super) iterations: UintRef<'a>,
}

/// `PBES2-params` (RFC 8018 appendix A.4), and `PBMAC1-params` (A.5), which has the same shape.
#[derive(Sequence)]
pub(super) struct Pbes2Params<'a> {
    pub(super) kdf: AlgorithmIdentifierRef<'a>,
    pub(super) scheme: AlgorithmIdentifierRef<'a>,
}

/// `PBKDF2-params` (RFC 8018 appendix A.2), with the salt given in the file.
#[derive(Sequence)]
pub(super) struct Pbkdf2Params<'a> {
    pub(super) salt: &'a OctetStringRef,
    pub(super) iterations: UintRef<'a>,
    #[asn1(optional = "true")]
    pub(super) key_length: Option<UintRef<'a>>,
    /// Absent means HMAC with SHA-1.
    #[asn1(optional = "true")]
    pub(super) prf: Option<AlgorithmIdentifierRef<'a>>,
}

/// `scrypt-params` (RFC 7914 §7).
#[derive(Sequence)]
pub(super) struct ScryptParams<'a> {
    pub(super) salt: &'a OctetStringRef,
    pub(super) n: UintRef<'a>,
    pub(super) r: UintRef<'a>,
    pub(super) p: UintRef<'a>,
    #[asn1(optional = "true")]
    pub(super) key_length: Option<UintRef<'a>>,
}

/// `RC2-CBC-Parameter` (RFC 8018 appendix B.2.3). The version stands for the effective key length.
#[derive(Sequence)]
pub(super) struct Rc2Params<'a> {
    #[asn1(optional = "true")]
    pub(super) version: Option<UintRef<'a>>,
    pub(super) iv: &'a OctetStringRef,
}

/// `EncryptedData` (RFC 5652 §8): the algorithm and the ciphertext, which some tools write in pieces.
pub(super) struct EncryptedData<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) data: Vec<u8>,
}

impl<'a> EncryptedData<'a> {
    pub(super) fn parse(content: AnyRef<'a>) -> der::Result<Self> {
        content.sequence(|reader| {
            let _version = UintRef::decode(reader)?;
            let info: AnyRef<'a> = reader.decode()?;
            // Unprotected attributes may follow; nothing in them is used.
            let _attributes: Option<AnyRef<'a>> = reader.decode()?;
            info.sequence(Self::parse_info)
        })
    }

    /// `EncryptedContentInfo`.
    fn parse_info(reader: &mut SliceReader<'a>) -> der::Result<Self> {
        let _content_type: ObjectIdentifier = reader.decode()?;
        let algorithm = reader.decode()?;
        let data: AnyRef<'a> = reader.decode()?;
        // [0] IMPLICIT OCTET STRING. The implicit tag hides from the rewriting to DER that pieces belong together.
        let data = if data.tag() == context(0, false) {
            data.value().to_vec()
        } else if data.tag() == context(0, true) {
            let mut pieces = SliceReader::new(data.value())?;
            let mut whole = Vec::with_capacity(data.value().len());
            while !pieces.is_finished() {
                whole.extend_from_slice(<&OctetStringRef>::decode(&mut pieces)?.as_bytes());
            }
            whole
        } else {
            return Err(data.tag().value_error().into());
        };
        Ok(Self { algorithm, data })
    }
}

/// `SafeBag` (RFC 7292 §4.2).
pub(super) struct SafeBag<'a> {
    pub(super) id: ObjectIdentifier,
    pub(super) value: AnyRef<'a>,
    /// What is inside the `SET OF PKCS12Attribute`, empty when there is none.
    pub(super) attributes: &'a [u8],
}

impl<'a> DecodeValue<'a> for SafeBag<'a> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let id = ObjectIdentifier::decode(reader)?;
        let value = AnyRef::decode(reader)?;
        if value.tag() != context(0, true) {
            return Err(value.tag().value_error().into());
        }
        let attributes = Option::<AnyRef<'a>>::decode(reader)?;
        Ok(Self {
            id,
            value: AnyRef::from_der(value.value())?,
            attributes: attributes.map_or(&[], AnyRef::value),
        })
    }
}

impl FixedTag for SafeBag<'_> {
    const TAG: Tag = Tag::Sequence;
}

/// `CertBag`, and `CRLBag` and `SecretBag`, which have the same shape (RFC 7292 §4.2.3–4.2.5).
#[derive(Sequence)]
pub(super) struct TypedBag<'a> {
    pub(super) id: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) value: AnyRef<'a>,
}

/// `PKCS12Attribute` (RFC 7292 §4.2): the type and what is inside the set of values.
#[derive(Sequence)]
pub(super) struct Attribute<'a> {
    pub(super) id: ObjectIdentifier,
    pub(super) values: AnyRef<'a>,
}

/// `PrivateKeyInfo` (RFC 5208 §5) and `OneAsymmetricKey` (RFC 5958 §2), without the attributes.
pub(super) struct PrivateKeyInfo<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) private_key: &'a [u8],
    pub(super) public_key: Option<&'a [u8]>,
}

impl<'a> DecodeValue<'a> for PrivateKeyInfo<'a> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let _version = UintRef::decode(reader)?;
        let algorithm = reader.decode()?;
        let private_key = <&OctetStringRef>::decode(reader)?.as_bytes();
        let mut public_key = None;
        while let Some(field) = Option::<AnyRef<'a>>::decode(reader)? {
            if field.tag() == context(1, false) {
                // [1] IMPLICIT BIT STRING: one byte says how many bits are unused.
                public_key = field.value().get(1..);
            }
        }
        Ok(Self {
            algorithm,
            private_key,
            public_key,
        })
    }
}

impl FixedTag for PrivateKeyInfo<'_> {
    const TAG: Tag = Tag::Sequence;
}

/// `RSAPrivateKey` (RFC 8017 appendix A.1.2).
#[derive(Sequence)]
pub(super) struct RsaPrivateKey<'a> {
    /// 0 for two primes, 1 for more.
    pub(super) version: u8,
    pub(super) n: UintRef<'a>,
    pub(super) e: UintRef<'a>,
    pub(super) d: UintRef<'a>,
    pub(super) p: UintRef<'a>,
    pub(super) q: UintRef<'a>,
    pub(super) dp: UintRef<'a>,
    pub(super) dq: UintRef<'a>,
    pub(super) qinv: UintRef<'a>,
    #[asn1(optional = "true")]
    pub(super) other_primes: Option<AnyRef<'a>>,
}

/// An RSA key with two primes as `PrivateKeyInfo` (RFC 5208 §5); its numbers in the order of `RSAPrivateKey`.
#[expect(clippy::many_single_char_names, reason = "the names of RFC 8017")]
pub(super) fn rsa_private_key_info(numbers: [&[u8]; 8]) -> der::Result<Secret> {
    #[derive(Sequence)]
    struct Info<'a> {
        version: u8,
        algorithm: AlgorithmIdentifierRef<'a>,
        private_key: &'a OctetStringRef,
    }
    let [n, e, d, p, q, dp, dq, qinv] = numbers.map(UintRef::new);
    let key = RsaPrivateKey {
        version: 0,
        n: n?,
        e: e?,
        d: d?,
        p: p?,
        q: q?,
        dp: dp?,
        dq: dq?,
        qinv: qinv?,
        other_primes: None,
    };
    let key = Zeroizing::new(key.to_der()?);
    let info = Info {
        version: 0,
        algorithm: AlgorithmIdentifierRef {
            oid: oid::RSA,
            parameters: Some(AnyRef::NULL),
        },
        private_key: OctetStringRef::new(&key)?,
    };
    info.to_der().map(Secret::new)
}

/// `RSAPublicKey` (RFC 8017 appendix A.1.1).
#[derive(Sequence)]
pub(super) struct RsaPublicKey<'a> {
    pub(super) n: UintRef<'a>,
    pub(super) e: UintRef<'a>,
}

/// `ECPrivateKey` (RFC 5915 §3).
#[derive(Sequence)]
pub(super) struct EcPrivateKey<'a> {
    pub(super) version: u8,
    pub(super) private_key: &'a OctetStringRef,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) parameters: Option<AnyRef<'a>>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) public_key: Option<BitStringRef<'a>>,
}

/// Puts a tag and a length before what is DER already.
pub(super) fn wrap(tag: Tag, contents: &[u8]) -> der::Result<Vec<u8>> {
    AnyRef::new(tag, contents)?.to_der()
}

/// A context-specific tag.
pub(super) fn context(number: u32, constructed: bool) -> Tag {
    Tag::ContextSpecific {
        constructed,
        number: TagNumber(number),
    }
}

/// Reads DER whole; `place` names the part of the file in the error.
pub(super) fn parse<'a, T: Decode<'a, Error = der::Error>>(der: &'a [u8], place: &'static str) -> Result<T> {
    T::from_der(der).map_err(|_| damaged(place))
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
