//! Object identifiers of the algorithms, and names for those a person may have to read about.

use const_oid::ObjectIdentifier;
use fla_kdf::Hash;

pub(super) const PBES2: ObjectIdentifier = oid("1.2.840.113549.1.5.13");
pub(super) const PBMAC1: ObjectIdentifier = oid("1.2.840.113549.1.5.14");
pub(super) const PBKDF2: ObjectIdentifier = oid("1.2.840.113549.1.5.12");
pub(super) const SCRYPT: ObjectIdentifier = oid("1.3.6.1.4.1.11591.4.11");

pub(super) const HMAC_SHA256: ObjectIdentifier = oid("1.2.840.113549.2.9");

pub(super) const AES128_CBC: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.2");
pub(super) const AES192_CBC: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.22");
pub(super) const AES256_CBC: ObjectIdentifier = oid("2.16.840.1.101.3.4.1.42");
pub(super) const DES_EDE3_CBC: ObjectIdentifier = oid("1.2.840.113549.3.7");
pub(super) const RC2_CBC: ObjectIdentifier = oid("1.2.840.113549.3.2");

pub(super) const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
pub(super) const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
pub(super) const EC: ObjectIdentifier = oid("1.2.840.10045.2.1");
pub(super) const DSA: ObjectIdentifier = oid("1.2.840.10040.4.1");

pub(super) const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
pub(super) const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
pub(super) const ENVELOPED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.3");
pub(super) const ENCRYPTED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.6");

pub(super) const FRIENDLY_NAME: ObjectIdentifier = oid("1.2.840.113549.1.9.20");
pub(super) const LOCAL_KEY_ID: ObjectIdentifier = oid("1.2.840.113549.1.9.21");
/// A password sealed for Windows accounts instead of typed (`wincrypt.h`,
/// `szOID_PKCS_12_PROTECTED_PASSWORD_SECRET_BAG_TYPE_ID`).
pub(super) const WINDOWS_PROTECTED_PASSWORD: ObjectIdentifier = oid("1.3.6.1.4.1.311.17.4");

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

/// The hash functions (RFC 8017 appendix B.1) and HMAC with them (RFC 8018 appendix B.1.2).
const HASHES: [(Hash, ObjectIdentifier, ObjectIdentifier); 7] = [
    (Hash::Sha1, oid("1.3.14.3.2.26"), oid("1.2.840.113549.2.7")),
    (
        Hash::Sha224,
        oid("2.16.840.1.101.3.4.2.4"),
        oid("1.2.840.113549.2.8"),
    ),
    (Hash::Sha256, oid("2.16.840.1.101.3.4.2.1"), HMAC_SHA256),
    (
        Hash::Sha384,
        oid("2.16.840.1.101.3.4.2.2"),
        oid("1.2.840.113549.2.10"),
    ),
    (
        Hash::Sha512,
        oid("2.16.840.1.101.3.4.2.3"),
        oid("1.2.840.113549.2.11"),
    ),
    (
        Hash::Sha512_224,
        oid("2.16.840.1.101.3.4.2.5"),
        oid("1.2.840.113549.2.12"),
    ),
    (
        Hash::Sha512_256,
        oid("2.16.840.1.101.3.4.2.6"),
        oid("1.2.840.113549.2.13"),
    ),
];

/// The hash with this identifier.
pub(super) fn hash(id: &ObjectIdentifier) -> Option<Hash> {
    HASHES
        .iter()
        .find_map(|(hash, plain, _)| (plain == id).then_some(*hash))
}

/// The hash inside the HMAC with this identifier.
pub(super) fn hmac(id: &ObjectIdentifier) -> Option<Hash> {
    HASHES
        .iter()
        .find_map(|(hash, _, keyed)| (keyed == id).then_some(*hash))
}

/// Elliptic curves: identifier, name, bits (RFC 5480 §2.1.1.1, RFC 5639 §4.1).
const CURVES: [(ObjectIdentifier, &str, u32); 9] = [
    (oid("1.2.840.10045.3.1.1"), "P-192", 192),
    (oid("1.3.132.0.33"), "P-224", 224),
    (oid("1.2.840.10045.3.1.7"), "P-256", 256),
    (oid("1.3.132.0.34"), "P-384", 384),
    (oid("1.3.132.0.35"), "P-521", 521),
    (oid("1.3.132.0.10"), "secp256k1", 256),
    (oid("1.3.36.3.3.2.8.1.1.7"), "brainpoolP256r1", 256),
    (oid("1.3.36.3.3.2.8.1.1.11"), "brainpoolP384r1", 384),
    (oid("1.3.36.3.3.2.8.1.1.13"), "brainpoolP512r1", 512),
];

/// Name and size of a curve.
pub(super) fn curve(id: &ObjectIdentifier) -> Option<(&'static str, u32)> {
    CURVES
        .iter()
        .find_map(|(curve, name, bits)| (curve == id).then_some((*name, *bits)))
}

/// What the algorithms are called that are recognised but not used.
const NAMES: [(ObjectIdentifier, &str); 22] = [
    (EC, "EC"),
    (DSA, "DSA"),
    (oid("1.3.101.110"), "X25519"),
    (oid("1.3.101.111"), "X448"),
    (oid("1.3.101.112"), "Ed25519"),
    (oid("1.3.101.113"), "Ed448"),
    (SIGNED_DATA, "signedData"),
    (ENVELOPED_DATA, "envelopedData"),
    (oid("1.2.840.113549.1.5.1"), "pbeWithMD2AndDES-CBC"),
    (oid("1.2.840.113549.1.5.3"), "pbeWithMD5AndDES-CBC"),
    (oid("1.2.840.113549.1.5.6"), "pbeWithMD5AndRC2-CBC"),
    (oid("1.2.840.113549.1.5.10"), "pbeWithSHA1AndDES-CBC"),
    (oid("1.2.840.113549.1.5.11"), "pbeWithSHA1AndRC2-CBC"),
    (oid("1.3.14.3.2.7"), "DES-CBC"),
    (oid("1.2.840.113549.2.5"), "MD5"),
    (oid("1.2.392.200011.61.1.1.1.4"), "Camellia-256-CBC"),
    (oid("1.2.392.200011.61.1.1.1.2"), "Camellia-128-CBC"),
    (oid("1.2.410.200046.1.1.12"), "ARIA-256-CBC"),
    (oid("2.16.840.1.101.3.4.1.46"), "AES-256-GCM"),
    (oid("2.16.840.1.101.3.4.2.8"), "SHA3-256"),
    (oid("2.16.840.1.101.3.4.2.10"), "SHA3-512"),
    (oid("1.2.643.7.1.1.2.3"), "GOST R 34.11-2012"),
];

/// A name for people, or the dotted identifier.
pub(super) fn name(id: &ObjectIdentifier) -> String {
    NAMES
        .iter()
        .find_map(|(known, name)| (known == id).then(|| (*name).to_owned()))
        .unwrap_or_else(|| id.to_string())
}
