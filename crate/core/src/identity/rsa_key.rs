//! An RSA private key: its numbers, checked against each other when it is read and prepared for computing when it signs.
//!
//! The `rsa` crate can make a key of its own out of them. It then computes anew what the file has, and brings along
//! what finds missing primes. Here the values of the file are proven right, which takes a few divisions, and used.

use super::der::Unsigned;
use super::structure::{self, RsaPrivateKey, damaged};
use super::view::Unusable;
use crate::Result;
use crate::secret::Secret;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams, MontyParams};
use crypto_bigint::{BoxedUint, ConcatenatingMul, NonZero, Odd};
use rand_core::CryptoRng;
use rsa::hazmat::rsa_decrypt_and_check;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use rsa::{CrtValue, RsaPublicKey, errors};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

/// `DigestInfo` of SHA-256 as far as the digest (RFC 8017 §9.2, note 1).
const DIGEST_INFO: &[u8] = &[
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];

/// The numbers of a key with two primes (RFC 8017 §3.2).
pub(super) struct RsaKey {
    public: RsaPublicKey,
    d: BoxedUint,
    primes: [Odd<BoxedUint>; 2],
    dp: BoxedUint,
    dq: BoxedUint,
    qinv: BoxedUint,
}

impl RsaKey {
    /// The key, when all eight numbers fit: n = p·q, e·d ≡ 1 mod p-1 and q-1, and the three CRT values are what
    /// they are defined as. An exponent too large to compute with makes it unusable, not damaged.
    pub(super) fn checked(numbers: &RsaPrivateKey<'_>) -> Result<Result<Self, Unusable>> {
        let unfit = || damaged("private key numbers");
        let width = numbers.n.bits();
        // As wide as the modulus says, never as narrow as a secret number happens to be. Primes of unequal length do
        // not fit into halves.
        let half = width.div_ceil(2);
        let longest = numbers.p.bits().max(numbers.q.bits());
        let narrow = if longest > half { width } else { half };
        let number =
            |value: Unsigned<'_>, bits| BoxedUint::from_be_slice(value.bytes(), bits).map_err(|_| unfit());
        let prime = |value| Odd::new(number(value, narrow)?).into_option().ok_or_else(unfit);
        // An exponent of any real key is this short, and what it is multiplied with stays half as long.
        let Ok(e) = BoxedUint::from_be_slice(numbers.e.bytes(), 64) else {
            return Ok(Err(Unusable::Size));
        };
        let public = match RsaPublicKey::new_with_size_limits(number(numbers.n, width)?, e, 0..=usize::MAX) {
            Ok(public) => public,
            Err(errors::Error::PublicExponentTooLarge) => return Ok(Err(Unusable::Size)),
            Err(_) => return Err(unfit()),
        };
        let key = Self {
            public,
            d: number(numbers.d, width)?,
            primes: [prime(numbers.p)?, prime(numbers.q)?],
            dp: number(numbers.dp, narrow)?,
            dq: number(numbers.dq, narrow)?,
            qinv: number(numbers.qinv, narrow)?,
        };
        if key.fits().unwrap_or_default() {
            Ok(Ok(key))
        } else {
            Err(unfit())
        }
    }

    /// Whether the numbers fit each other. `None` when one is 1 that must be more.
    fn fits(&self) -> Option<bool> {
        let [p, q] = &self.primes;
        let one = BoxedUint::one();
        let is_exponent = |prime: &Odd<BoxedUint>, exponent: &BoxedUint| {
            let order = NonZero::new(prime.as_ref() - &one).into_option()?;
            let product = self.public.e().concatenating_mul(exponent);
            Some(self.d.rem(&order) == *exponent && product.rem(&order) == one)
        };
        let inverse = self.qinv.concatenating_mul(q.as_ref());
        Some(
            p.as_ref().concatenating_mul(q.as_ref()) == **self.public.n()
                && self.d < **self.public.n()
                && is_exponent(p, &self.dp)?
                && is_exponent(q, &self.dq)?
                && self.qinv < *p.as_ref()
                && inverse.rem(p.as_nz_ref()) == one,
        )
    }

    /// The public half.
    pub(super) const fn public(&self) -> &RsaPublicKey {
        &self.public
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2.1), blinded with bytes from `rng`.
    pub(super) fn sign(&self, message: &[u8], rng: &mut impl CryptoRng) -> errors::Result<Vec<u8>> {
        let size = self.public.size();
        let encoded = encode(message, size).ok_or(errors::Error::MessageTooLong)?;
        let encoded = BoxedUint::from_be_slice(&encoded, self.public.n_bits_precision());
        let encoded = encoded.map_err(|_| errors::Error::Internal)?;
        let signature = rsa_decrypt_and_check(&Prepared::new(self), Some(rng), &encoded)?.to_be_bytes();
        let start = signature.len().saturating_sub(size);
        Ok(signature.get(start..).unwrap_or_default().to_vec())
    }

    /// The key as `PrivateKeyInfo` (RFC 5208 §5), in the clear.
    pub(super) fn to_pkcs8(&self) -> Secret {
        let [p, q] = &self.primes;
        let numbers = [
            self.public.n().as_ref(),
            self.public.e(),
            &self.d,
            p.as_ref(),
            q.as_ref(),
            &self.dp,
            &self.dq,
            &self.qinv,
        ];
        let numbers = numbers.map(|number| Zeroizing::new(number.to_be_bytes()));
        structure::rsa_private_key_info(numbers.each_ref().map(|number| &***number))
    }
}

impl Drop for RsaKey {
    fn drop(&mut self) {
        self.primes.zeroize();
        for number in [&mut self.d, &mut self.dp, &mut self.dq, &mut self.qinv] {
            number.zeroize();
        }
    }
}

/// EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §9.2), in `size` bytes. `None` when they do not hold it.
fn encode(message: &[u8], size: usize) -> Option<Vec<u8>> {
    let digest = Sha256::digest(message);
    // At least eight bytes of padding.
    let padding = size
        .checked_sub(DIGEST_INFO.len() + digest.len() + 3)
        .filter(|padding| *padding >= 8)?;
    Some(
        [
            &[0, 1],
            vec![0xff; padding].as_slice(),
            &[0],
            DIGEST_INFO,
            &digest,
        ]
        .concat(),
    )
}

/// A key with what computing with it needs, for one signature.
struct Prepared<'k> {
    key: &'k RsaKey,
    p: MontyParams<BoxedUint>,
    q: MontyParams<BoxedUint>,
    qinv: BoxedMontyForm,
}

impl<'k> Prepared<'k> {
    fn new(key: &'k RsaKey) -> Self {
        let [p, q] = key
            .primes
            .each_ref()
            .map(|prime| BoxedMontyParams::new(prime.clone()));
        Self {
            key,
            qinv: BoxedMontyForm::new(key.qinv.clone(), &p),
            p: p.as_ref().clone(),
            q: q.as_ref().clone(),
        }
    }
}

impl Drop for Prepared<'_> {
    fn drop(&mut self) {
        self.p.zeroize();
        self.q.zeroize();
        self.qinv.zeroize();
    }
}

impl PublicKeyParts for Prepared<'_> {
    fn n(&self) -> &NonZero<BoxedUint> {
        self.key.public.n()
    }

    fn e(&self) -> &BoxedUint {
        self.key.public.e()
    }

    fn n_params(&self) -> &BoxedMontyParams {
        self.key.public.n_params()
    }
}

impl PrivateKeyParts for Prepared<'_> {
    fn d(&self) -> &BoxedUint {
        &self.key.d
    }

    fn primes(&self) -> &[Odd<BoxedUint>] {
        &self.key.primes
    }

    fn p(&self) -> Option<&MontyParams<BoxedUint>> {
        Some(&self.p)
    }

    fn q(&self) -> Option<&MontyParams<BoxedUint>> {
        Some(&self.q)
    }

    fn dp(&self) -> Option<&BoxedUint> {
        Some(&self.key.dp)
    }

    fn dq(&self) -> Option<&BoxedUint> {
        Some(&self.key.dq)
    }

    fn qinv(&self) -> Option<&BoxedMontyForm> {
        Some(&self.qinv)
    }

    fn crt_values(&self) -> Option<&[CrtValue]> {
        None
    }
}
