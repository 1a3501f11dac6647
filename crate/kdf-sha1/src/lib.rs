//! Key derivation with SHA-1, in a crate of its own so that its loops are compiled for speed and no others are.
//!
//! Every legacy file asks for some fifteen thousand hashes before it opens, and no browser computes the PKCS#12
//! function. The functions have no type parameters: a generic loop would be compiled in the crate that calls it.
#![forbid(unsafe_code)]

pub use pkcs12::kdf::Pkcs12KeyType;

use sha1::Sha1;

/// PBKDF2 with HMAC of SHA-1 (RFC 8018 §5.2), as many bytes as `key` has.
pub fn pbkdf2(password: &[u8], salt: &[u8], iterations: u32, key: &mut [u8]) {
    pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, iterations, key);
}

/// The function of PKCS#12 with SHA-1 (RFC 7292 appendix B.2).
pub fn pkcs12(
    password: &[u8],
    salt: &[u8],
    purpose: Pkcs12KeyType,
    iterations: i32,
    length: usize,
) -> Vec<u8> {
    pkcs12::kdf::derive_key::<Sha1>(password, salt, purpose, iterations, length)
}
