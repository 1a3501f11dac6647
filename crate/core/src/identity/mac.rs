//! The integrity check of a PKCS#12 file: a MAC made with the password over everything else.

use super::algorithm as oid;
use super::der::{Algorithm, Unsigned};
use super::derivation::{Wanted, iterations};
use super::scheme::{key, parameters, unsupported};
use super::structure::{MacData, Pbes2Params, Pbkdf2Params, damaged};
use crate::secret::Secret;
use crate::{Code, Result};
use fla_kdf::{Hash, Kdf, Purpose};
use subtle::ConstantTimeEq;

/// The shortest key of a PBMAC1 that proves anything, in bytes (RFC 9579 §7).
const MIN_PBMAC1_KEY: usize = 20;
/// The longest key worth deriving: the block of the largest hash.
const MAX_PBMAC1_KEY: usize = 128;

/// A MAC to verify: the key to derive and the code to find.
pub(super) struct Mac {
    pub(super) wanted: Wanted,
    hash: Hash,
    digest: Vec<u8>,
}

impl Mac {
    pub(super) fn parse(data: &MacData<'_>) -> Result<Self> {
        let algorithm = &data.mac.algorithm;
        let (wanted, hash) = if algorithm.oid == oid::PBMAC1 {
            pbmac1(algorithm)?
        } else {
            let hash = oid::hash(&algorithm.oid)
                .ok_or_else(|| unsupported(Code::IdentityUnsupportedMac, &algorithm.oid))?;
            let kdf = Kdf::Pkcs12 {
                hash,
                purpose: Purpose::Mac,
                salt: data.salt.0.to_vec(),
                iterations: data.iterations.map_or(Ok(1), iterations)?,
            };
            let length = hash.output_len();
            (Wanted { kdf, length }, hash)
        };
        Ok(Self {
            wanted,
            hash,
            digest: data.mac.digest.0.to_vec(),
        })
    }

    /// Whether `key` makes this MAC over `content`; takes as long for a near miss as for a far one.
    pub(super) fn verifies(&self, key: &Secret, content: &[u8]) -> bool {
        // exposed: to HMAC.
        let made = fla_kdf::hmac(self.hash, key.expose(), content);
        made.ct_eq(&self.digest).into()
    }
}

/// PBMAC1 (RFC 9579): its own key derivation inside the algorithm; salt and count of `MacData` mean nothing.
fn pbmac1(algorithm: &Algorithm<'_>) -> Result<(Wanted, Hash)> {
    let params: Pbes2Params<'_> = parameters(algorithm)?;
    let hash = oid::hmac(&params.scheme.oid)
        .ok_or_else(|| unsupported(Code::IdentityUnsupportedMac, &params.scheme.oid))?;
    if params.kdf.oid != oid::PBKDF2 {
        return Err(unsupported(Code::IdentityUnsupportedKdf, &params.kdf.oid));
    }
    // The length is mandatory here: without it, or with a short one, a MAC could be made to fit (RFC 9579 §4, §7).
    let length = parameters::<Pbkdf2Params<'_>>(&params.kdf)?
        .key_length
        .and_then(Unsigned::small)
        .and_then(|length| usize::try_from(length).ok())
        .filter(|length| (MIN_PBMAC1_KEY..=MAX_PBMAC1_KEY).contains(length))
        .ok_or_else(|| damaged("mac key length"))?;
    Ok((key(&params.kdf, length)?, hash))
}
