//! Password-based encryption schemes: PBES1 of PKCS#12 (RFC 7292 appendix C) and PBES2 (RFC 8018 §6.2).

use super::algorithm as oid;
use super::cipher::Cipher;
use super::der::{Algorithm, Octets, Read, Unsigned};
use super::derivation::{MAX_ITERATIONS, Wanted, iterations};
use super::structure::{PbeParams, Pbes2Params, Pbkdf2Params, Rc2Params, ScryptParams, beyond, damaged};
use crate::secret::Secret;
use crate::{Code, Error, Result};
use const_oid::ObjectIdentifier;
use fla_kdf::{Hash, Kdf, Purpose};
use zeroize::Zeroizing;

/// The most memory scrypt may use, in bytes; OpenSSL has the same limit and its own default needs half of it.
pub const MAX_SCRYPT_BYTES: u64 = 32 * 1024 * 1024;

/// How something is encrypted: the keys to derive, and what to do with them.
pub(super) struct Scheme {
    /// The key, then the initial vector when it is derived as well.
    pub(super) wanted: Vec<Wanted>,
    cipher: Cipher,
    /// The initial vector, when the file gives it.
    iv: Option<Vec<u8>>,
}

impl Scheme {
    pub(super) fn parse(algorithm: &Algorithm<'_>) -> Result<Self> {
        if algorithm.oid == oid::PBES2 {
            pbes2(algorithm)
        } else {
            pbes1(algorithm)
        }
    }

    /// The old way OpenSSL encrypts PEM: `DEK-Info: AES-256-CBC,<initial vector in hex>` (RFC 1421 §4.6.1.3), the key
    /// derived by `EVP_BytesToKey` with MD5, the first eight bytes of the vector as salt.
    pub(super) fn parse_dek_info(value: &str) -> Result<Self> {
        let (name, iv) = value.split_once(',').ok_or_else(|| damaged("PEM"))?;
        let cipher = match name {
            "AES-128-CBC" => Cipher::Aes128,
            "AES-192-CBC" => Cipher::Aes192,
            "AES-256-CBC" => Cipher::Aes256,
            "DES-EDE3-CBC" => Cipher::TripleDes,
            other => {
                let name: String = other.chars().take(40).collect();
                return Err(Error::new(Code::IdentityUnsupportedCipher).with("algorithm", name));
            }
        };
        let iv = base16ct::mixed::decode_vec(iv).map_err(|_| damaged("PEM"))?;
        let salt = iv
            .first_chunk::<8>()
            .filter(|_| iv.len() == cipher.iv_len())
            .ok_or_else(|| damaged("PEM"))?;
        let key = Wanted {
            kdf: Kdf::OpenSslPem { salt: *salt },
            length: cipher.key_len(),
        };
        Ok(Self {
            wanted: vec![key],
            cipher,
            iv: Some(iv),
        })
    }

    /// The plaintext, or `None` when the keys are not the right ones.
    pub(super) fn decrypt(&self, keys: &[Secret], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (key, derived_iv) = keys.split_first()?;
        // exposed: to the cipher.
        let iv = match &self.iv {
            Some(iv) => iv,
            None => derived_iv.first().map_or(&[][..], Secret::expose),
        };
        self.cipher.decrypt(key.expose(), iv, data)
    }
}

fn pbes1(algorithm: &Algorithm<'_>) -> Result<Scheme> {
    let cipher = match algorithm.oid {
        pkcs12::PKCS_12_PBE_WITH_SHAAND3_KEY_TRIPLE_DES_CBC => Cipher::TripleDes,
        pkcs12::PKCS_12_PBE_WITH_SHAAND2_KEY_TRIPLE_DES_CBC => Cipher::TripleDes2,
        pkcs12::PKCS_12_PBE_WITH_SHAAND128_BIT_RC2_CBC => Cipher::Rc2 {
            key: 16,
            effective: 128,
        },
        pkcs12::PKCS_12_PBEWITH_SHAAND40_BIT_RC2_CBC => Cipher::Rc2 {
            key: 5,
            effective: 40,
        },
        pkcs12::PKCS_12_PBE_WITH_SHAAND128_BIT_RC4 => Cipher::Rc4 { key: 16 },
        pkcs12::PKCS_12_PBE_WITH_SHAAND40_BIT_RC4 => Cipher::Rc4 { key: 5 },
        other => return Err(unsupported(Code::IdentityUnsupportedCipher, &other)),
    };
    let params: PbeParams<'_> = parameters(algorithm)?;
    let iterations = iterations(params.iterations)?;
    let wanted = |purpose, length| Wanted {
        kdf: Kdf::Pkcs12 {
            hash: Hash::Sha1,
            purpose,
            salt: params.salt.0.to_vec(),
            iterations,
        },
        length,
    };
    let mut keys = vec![wanted(Purpose::Key, cipher.key_len())];
    if cipher.iv_len() > 0 {
        keys.push(wanted(Purpose::Iv, cipher.iv_len()));
    }
    Ok(Scheme {
        wanted: keys,
        cipher,
        iv: None,
    })
}

fn pbes2(algorithm: &Algorithm<'_>) -> Result<Scheme> {
    let params: Pbes2Params<'_> = parameters(algorithm)?;
    let (cipher, iv) = encryption(&params.scheme)?;
    if iv.len() != cipher.iv_len() {
        return Err(damaged("cipher parameters"));
    }
    Ok(Scheme {
        wanted: vec![key(&params.kdf, cipher.key_len())?],
        cipher,
        iv: Some(iv),
    })
}

/// The cipher of PBES2 and its initial vector (RFC 8018 appendix B.2).
fn encryption(scheme: &Algorithm<'_>) -> Result<(Cipher, Vec<u8>)> {
    let cipher = match scheme.oid {
        oid::AES128_CBC => Cipher::Aes128,
        oid::AES192_CBC => Cipher::Aes192,
        oid::AES256_CBC => Cipher::Aes256,
        oid::DES_EDE3_CBC => Cipher::TripleDes,
        oid::RC2_CBC => {
            let params: Rc2Params<'_> = parameters(scheme)?;
            let effective = match params.version.map(Unsigned::small) {
                None => 32,
                Some(Some(160)) => 40,
                Some(Some(120)) => 64,
                Some(Some(58)) => 128,
                Some(_) => return Err(unsupported(Code::IdentityUnsupportedCipher, &scheme.oid)),
            };
            let key = effective / 8;
            return Ok((Cipher::Rc2 { key, effective }, params.iv.0.to_vec()));
        }
        other => return Err(unsupported(Code::IdentityUnsupportedCipher, &other)),
    };
    let Octets(iv) = parameters(scheme)?;
    Ok((cipher, iv.to_vec()))
}

/// The key derivation of PBES2 or PBMAC1. A length in the file must be the one that is needed.
pub(super) fn key(kdf: &Algorithm<'_>, length: usize) -> Result<Wanted> {
    let (kdf, stated) = match kdf.oid {
        oid::PBKDF2 => {
            let params: Pbkdf2Params<'_> = parameters(kdf)?;
            let hash = match params.prf {
                None => Hash::Sha1,
                Some(prf) => {
                    oid::hmac(&prf.oid).ok_or_else(|| unsupported(Code::IdentityUnsupportedKdf, &prf.oid))?
                }
            };
            let kdf = Kdf::Pbkdf2 {
                hash,
                salt: params.salt.0.to_vec(),
                iterations: iterations(params.iterations)?,
            };
            (kdf, params.key_length)
        }
        oid::SCRYPT => {
            let params: ScryptParams<'_> = parameters(kdf)?;
            (scrypt(&params)?, params.key_length)
        }
        other => return Err(unsupported(Code::IdentityUnsupportedKdf, &other)),
    };
    if stated
        .is_some_and(|stated| stated.small().and_then(|stated| usize::try_from(stated).ok()) != Some(length))
    {
        return Err(damaged("key length"));
    }
    Ok(Wanted { kdf, length })
}

fn scrypt(params: &ScryptParams<'_>) -> Result<Kdf> {
    let number = |value: Unsigned<'_>| {
        value
            .small()
            .ok_or_else(|| beyond("scrypt_memory", MAX_SCRYPT_BYTES))
    };
    let (n, r, p) = (number(params.n)?, number(params.r)?, number(params.p)?);
    if !n.is_power_of_two() || n < 2 || r == 0 || p == 0 {
        return Err(damaged("scrypt parameters"));
    }
    let blocks = u64::from(n.max(p)).saturating_mul(u64::from(r));
    if blocks.saturating_mul(128) > MAX_SCRYPT_BYTES {
        return Err(beyond("scrypt_memory", MAX_SCRYPT_BYTES));
    }
    let kdf = Kdf::Scrypt {
        salt: params.salt.0.to_vec(),
        log_n: u8::try_from(n.ilog2()).map_err(|_| damaged("scrypt parameters"))?,
        r,
        p,
    };
    if kdf.iterations() > u64::from(MAX_ITERATIONS) {
        return Err(beyond("iterations", MAX_ITERATIONS));
    }
    Ok(kdf)
}

/// The parameters of an algorithm as the type they should have.
pub(super) fn parameters<'a, T: Read<'a>>(algorithm: &Algorithm<'a>) -> Result<T> {
    algorithm
        .parameters
        .and_then(T::read)
        .ok_or_else(|| damaged("algorithm parameters"))
}

/// A refusal that names the algorithm.
pub(super) fn unsupported(code: Code, id: &ObjectIdentifier) -> Error {
    Error::new(code).with("algorithm", oid::name(id))
}
