//! Key derivation from passwords.
//!
//! What most files ask for is fast: SHA-256 in vectors here, PKCS#12 with SHA-1 in `fla-kdf-sha1`. The other loops are
//! compiled small.
#![forbid(unsafe_code)]

mod chain;
mod lanes;
mod quad;
mod together;

pub use together::{Job, derive_all};

use digest::{Digest, KeyInit, Mac};
use fla_kdf_sha1::Pkcs12KeyType;
use hmac::{EagerHash, Hmac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use zeroize::Zeroizing;

/// The hash functions key derivation and integrity checks are made with (FIPS 180-4).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are those of the standard")]
pub enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha512_224,
    Sha512_256,
}

impl Hash {
    /// Bytes in a digest.
    pub const fn output_len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha224 | Self::Sha512_224 => 28,
            Self::Sha256 | Self::Sha512_256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

/// What a key made by the PKCS#12 function is for (RFC 7292 appendix B.3).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Purpose {
    /// Encryption.
    Key,
    /// The initial vector of a block cipher.
    Iv,
    /// Message authentication.
    Mac,
}

/// A key derivation without its password: the function and its public parameters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Kdf {
    /// PBKDF2 with HMAC (RFC 8018 §5.2).
    Pbkdf2 {
        /// The hash inside HMAC.
        hash: Hash,
        /// The salt.
        salt: Vec<u8>,
        /// How often HMAC is applied.
        iterations: u32,
    },
    /// The function of PKCS#12 itself (RFC 7292 appendix B.2).
    Pkcs12 {
        /// The hash.
        hash: Hash,
        /// What the key is for.
        purpose: Purpose,
        /// The salt.
        salt: Vec<u8>,
        /// How often the hash is applied.
        iterations: u32,
    },
    /// scrypt (RFC 7914).
    Scrypt {
        /// The salt.
        salt: Vec<u8>,
        /// The cost parameter N as a power of two.
        log_n: u8,
        /// The block size parameter r.
        r: u32,
        /// The parallelisation parameter p.
        p: u32,
    },
    /// `EVP_BytesToKey` of OpenSSL with MD5 and one round, what its old encrypted PEM files are made with.
    OpenSslPem {
        /// The salt.
        salt: [u8; 8],
    },
}

impl Kdf {
    /// How much work this is, in iterations. scrypt counts N·r·p, which costs about as much.
    pub fn iterations(&self) -> u64 {
        match self {
            Self::Pbkdf2 { iterations, .. } | Self::Pkcs12 { iterations, .. } => u64::from(*iterations),
            Self::Scrypt { log_n, r, p, .. } => 1_u64
                .checked_shl(u32::from(*log_n))
                .and_then(|n| n.checked_mul(u64::from(*r)))
                .and_then(|nr| nr.checked_mul(u64::from(*p)))
                .unwrap_or(u64::MAX),
            Self::OpenSslPem { .. } => 1,
        }
    }

    /// Derives `length` bytes from `password`, which is in the encoding the function wants: UTF-8 for PBKDF2 and
    /// scrypt, UTF-16 big-endian with two zero bytes for PKCS#12.
    ///
    /// The caller has bounded the work. `None` when scrypt cannot work with its parameters.
    pub fn derive(&self, password: &[u8], length: usize) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Self::Pbkdf2 {
                hash,
                salt,
                iterations,
            } => Some(pbkdf2(*hash, password, salt, *iterations, length)),
            Self::Pkcs12 {
                hash,
                purpose,
                salt,
                iterations,
            } => Some(pkcs12(*hash, *purpose, password, salt, *iterations, length)),
            Self::Scrypt { salt, log_n, r, p } => {
                let params = scrypt::Params::new(*log_n, *r, *p).ok()?;
                let mut key = Zeroizing::new(vec![0; length]);
                scrypt::scrypt(password, salt, &params, &mut key).ok()?;
                Some(key)
            }
            Self::OpenSslPem { salt } => Some(openssl_pem(password, *salt, length)),
        }
    }
}

/// HMAC (RFC 2104) of `message`.
pub fn hmac(hash: Hash, key: &[u8], message: &[u8]) -> Vec<u8> {
    fn with<D: EagerHash>(key: &[u8], message: &[u8]) -> Vec<u8> {
        // HMAC takes a key of any length.
        Hmac::<D>::new_from_slice(key)
            .map(|mac| mac.chain_update(message).finalize().into_bytes().to_vec())
            .unwrap_or_default()
    }
    match hash {
        Hash::Sha1 => with::<Sha1>(key, message),
        Hash::Sha224 => with::<Sha224>(key, message),
        Hash::Sha256 => with::<Sha256>(key, message),
        Hash::Sha384 => with::<Sha384>(key, message),
        Hash::Sha512 => with::<Sha512>(key, message),
        Hash::Sha512_224 => with::<Sha512_224>(key, message),
        Hash::Sha512_256 => with::<Sha512_256>(key, message),
    }
}

fn pbkdf2(hash: Hash, password: &[u8], salt: &[u8], iterations: u32, length: usize) -> Zeroizing<Vec<u8>> {
    let run = match hash {
        Hash::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>,
        Hash::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>,
        Hash::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>,
        Hash::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>,
        Hash::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>,
        Hash::Sha512_224 => pbkdf2::pbkdf2_hmac::<Sha512_224>,
        Hash::Sha512_256 => pbkdf2::pbkdf2_hmac::<Sha512_256>,
    };
    let mut key = Zeroizing::new(vec![0; length]);
    run(password, salt, iterations, &mut key);
    key
}

fn pkcs12(
    hash: Hash,
    purpose: Purpose,
    password: &[u8],
    salt: &[u8],
    iterations: u32,
    length: usize,
) -> Zeroizing<Vec<u8>> {
    let purpose = match purpose {
        Purpose::Key => Pkcs12KeyType::EncryptionKey,
        Purpose::Iv => Pkcs12KeyType::Iv,
        Purpose::Mac => Pkcs12KeyType::Mac,
    };
    // The crate counts in i32. Callers bound the work far below that.
    let iterations = i32::try_from(iterations).unwrap_or(i32::MAX);
    let run = match hash {
        Hash::Sha1 => fla_kdf_sha1::pkcs12,
        Hash::Sha224 => pkcs12::kdf::derive_key::<Sha224>,
        Hash::Sha256 => pkcs12::kdf::derive_key::<Sha256>,
        Hash::Sha384 => pkcs12::kdf::derive_key::<Sha384>,
        Hash::Sha512 => pkcs12::kdf::derive_key::<Sha512>,
        Hash::Sha512_224 => pkcs12::kdf::derive_key::<Sha512_224>,
        Hash::Sha512_256 => pkcs12::kdf::derive_key::<Sha512_256>,
    };
    Zeroizing::new(run(password, salt, purpose, iterations, length))
}

fn openssl_pem(password: &[u8], salt: [u8; 8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(length.saturating_add(Md5::output_size())));
    let mut last = Zeroizing::new(Vec::new());
    while key.len() < length {
        let digest = Md5::new()
            .chain_update(&last)
            .chain_update(password)
            .chain_update(salt)
            .finalize();
        last = Zeroizing::new(digest.to_vec());
        key.extend_from_slice(&last);
    }
    key.truncate(length);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with `openssl kdf -kdfopt digest:… -kdfopt salt:… -kdfopt iter:3`: 40 bytes of `PBKDF2` with
    /// `pass:password`, `salt:salt`; 70 bytes of `PKCS12KDF` with `hexpass:00700077f6a90000`, `salt:saltsalt`, `id:3`.
    const FROM_OPENSSL: [(Hash, &str, &str); 7] = [
        (
            Hash::Sha1,
            "6b4e26125c25cf21ae35ead955f479ea2e71f6ff9e400029f04810eece31355533bb2ed348e604da",
            "9232208a75175cdc418c82b432e4b7dd3d577e0912b044a16e5edf2a3f2c155b1c3bddf24944b58c35bbc4962a732e0176b907e1bf0c033c09adbf353252bec7e344281df1f3",
        ),
        (
            Hash::Sha224,
            "947cf079cfc7f2016dcd7ec418840443edaabb90c496f98cabeec4bfb1a5a4aaff68cca92cf05a6d",
            "9ad59886b2b18da8b867caf155c9c4117c67ab6dc9c2bbafc6baf613d118096bdd0b7e89485648cab579fdba7dbbd700ef01a47f61adc20c2c05d1000152eb8d529f7046d202",
        ),
        (
            Hash::Sha256,
            "ad35240ac683febfaf3cd49d845473fbbbaa2437f5f82d5a415ae00ac76c6bfccf9a9b8d6d2fe4a1",
            "d89ba188702033907b269d22b8f8d57cf432be1f644009eb35400860d56506bdf15308a8d9ce6a66c8a3d36ce102e96ddf572cb7f6ad262ba7fcb0437c33f54a268063799973",
        ),
        (
            Hash::Sha384,
            "1bfb451b6087e5d24eeffb57d7284448da95b581d35a1887d9a6e756af559b1fb4798a4529502f87",
            "bf7670f9efae229e08c5bd74954f467e9b308265722dd5c2c6e87cb172503a7c05792de660b2f705c248f4d579f4173c2a34b10f9ff7833cb6e0cc0fce952e63e1fb10b31e57",
        ),
        (
            Hash::Sha512,
            "b6b07cb2cebf4ad84468391a543824fccffe0e0769dbe6bddf10a65673c4b648e612d44918f9ce9a",
            "1aafd89a6f9ab360c07b7738b76584167273e462b911685249414f85ac03752c165ecb6dadcbc2921e7122bb2a81a3a6e1cb5a1af3298d586d7dad551e229e13739cbafb4254",
        ),
        (
            Hash::Sha512_224,
            "635aed8aaa4449ea97f7119b559de27ab73a3f614d617a62e700ea72e3f18c9b4f4021c964445624",
            "a0363b2c2af37b5f51fbfa811a2b1e71a9834b04d1d447ae903a792cb35c47937bc27dec600b175590ad6cd77d49c20976e3a12e08f511ca39c345cab566967b413a82f27380",
        ),
        (
            Hash::Sha512_256,
            "9fa42ea03f8f8ac08be344def79d9c031e8f773f20a1061f5f38b37f01d32943ddc662e95a95dd1e",
            "1fba19f11df6a9a4f74807397c6b79642d8c6c84a74cb0e38352a9253a098aac0f99da39038aa54c76acbecb08f07c2fac60734345548abab67ce1d8ee5f9b262b91f0a38aec",
        ),
    ];

    fn hex(bytes: &[u8]) -> String {
        bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }

    #[test]
    fn pbkdf2_agrees_with_openssl_for_every_hash() {
        for (hash, expected, _) in FROM_OPENSSL {
            let kdf = Kdf::Pbkdf2 {
                hash,
                salt: b"salt".into(),
                iterations: 3,
            };
            assert_eq!(hex(&kdf.derive(b"password", 40).unwrap()), expected, "{hash:?}");
        }
    }

    #[test]
    fn the_pkcs12_function_agrees_with_openssl_for_every_hash() {
        for (hash, _, expected) in FROM_OPENSSL {
            let kdf = Kdf::Pkcs12 {
                hash,
                purpose: Purpose::Mac,
                salt: b"saltsalt".into(),
                iterations: 3,
            };
            let password = [0x00, 0x70, 0x00, 0x77, 0xf6, 0xa9, 0x00, 0x00];
            assert_eq!(hex(&kdf.derive(&password, 70).unwrap()), expected, "{hash:?}");
        }
    }

    /// RFC 7914 §12, second vector.
    #[test]
    fn scrypt_gives_the_published_key() {
        let kdf = Kdf::Scrypt {
            salt: b"NaCl".into(),
            log_n: 10,
            r: 8,
            p: 16,
        };
        assert_eq!(kdf.iterations(), 131_072);
        assert_eq!(
            hex(&kdf.derive(b"password", 64).unwrap()),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
             2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        );
    }

    /// `openssl enc -aes-256-cbc -md md5 -S 0011223344556677 -k password -P`.
    #[test]
    fn the_function_of_openssl_pem_agrees_with_openssl() {
        let salt = [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77];
        assert_eq!(
            hex(&Kdf::OpenSslPem { salt }.derive(b"password", 32).unwrap()),
            "e75f4d3d32b0165fea20eff507fce9f4bb572c0fa4b3cc5247515c8b69bfd055"
        );
    }

    /// RFC 4231 §4.3 and RFC 2202 §3, second vectors.
    #[test]
    fn hmac_gives_the_published_codes() {
        let message = b"what do ya want for nothing?";
        assert_eq!(
            hex(&hmac(Hash::Sha1, b"Jefe", message)),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
        );
        assert_eq!(
            hex(&hmac(Hash::Sha256, b"Jefe", message)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
