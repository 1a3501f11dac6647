//! The PKCS#12 key derivation with SHA-1, in a crate of its own so that its loop is compiled for speed and no other is.
//!
//! Every legacy file asks for some fifteen thousand hashes before it opens, and no browser computes this function.
#![forbid(unsafe_code)]

pub use pkcs12::kdf::Pkcs12KeyType;

use sha1::Sha1;

/// The function of PKCS#12 with SHA-1 (RFC 7292 appendix B.2). It has no type parameters: a generic loop would be
/// compiled in the crate that calls it.
pub fn pkcs12(
    password: &[u8],
    salt: &[u8],
    purpose: Pkcs12KeyType,
    iterations: i32,
    length: usize,
) -> Vec<u8> {
    pkcs12::kdf::derive_key::<Sha1>(password, salt, purpose, iterations, length)
}
