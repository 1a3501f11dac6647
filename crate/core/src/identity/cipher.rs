//! The ciphers of password-based encryption: block ciphers in CBC mode with PKCS#7 padding, and RC4.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt, BlockModeEncrypt, InnerIvInit, KeyInit, KeyIvInit};
use cbc::{Decryptor, Encryptor};
use des::{TdesEde2, TdesEde3};
use rc2::Rc2;
use zeroize::Zeroizing;

/// A cipher and the size of its key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    /// Triple DES with three keys.
    TripleDes,
    /// Triple DES with two keys, the first used twice.
    TripleDes2,
    /// RC2 (RFC 2268): the key in bytes and its effective length in bits.
    Rc2 {
        key: usize,
        effective: usize,
    },
    /// RC4, the stream cipher: the key in bytes.
    Rc4 {
        key: usize,
    },
}

impl Cipher {
    /// Bytes of key.
    pub(super) const fn key_len(self) -> usize {
        match self {
            Self::Aes128 | Self::TripleDes2 => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
            Self::Rc2 { key, .. } | Self::Rc4 { key } => key,
        }
    }

    /// Bytes of initial vector.
    pub(super) const fn iv_len(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::TripleDes | Self::TripleDes2 | Self::Rc2 { .. } => 8,
            Self::Rc4 { .. } => 0,
        }
    }

    /// The plaintext, or `None` when key or padding is wrong.
    pub(super) fn decrypt(self, key: &[u8], iv: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        if key.len() != self.key_len() || iv.len() != self.iv_len() {
            return None;
        }
        match self {
            Self::Aes128 => cbc(Aes128::new_from_slice(key).ok()?, iv, data),
            Self::Aes192 => cbc(Aes192::new_from_slice(key).ok()?, iv, data),
            Self::Aes256 => cbc(Aes256::new_from_slice(key).ok()?, iv, data),
            Self::TripleDes => cbc(TdesEde3::new_from_slice(key).ok()?, iv, data),
            Self::TripleDes2 => cbc(TdesEde2::new_from_slice(key).ok()?, iv, data),
            Self::Rc2 { effective, .. } => cbc(Rc2::new_with_eff_key_len(key, effective), iv, data),
            Self::Rc4 { .. } => Some(rc4(key, data)),
        }
    }

    /// AES-256 the other way, for what leaves. `None` when key or initial vector have another size.
    pub(super) fn encrypt_aes256(key: &[u8], iv: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        let mode = Encryptor::<Aes256>::new_from_slices(key, iv).ok()?;
        Some(mode.encrypt_padded_vec::<Pkcs7>(plain))
    }
}

fn cbc<C: BlockCipherDecrypt>(cipher: C, iv: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mode = Decryptor::inner_iv_slice_init(cipher, iv).ok()?;
    mode.decrypt_padded_vec::<Pkcs7>(data).ok().map(Zeroizing::new)
}

/// RC4, written out because its crate insists on key lengths known to the compiler. Only files of the 1990s use it.
fn rc4(key: &[u8], data: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut state: Zeroizing<Vec<u8>> = Zeroizing::new((0..=255).collect());
    let mut j = 0_u8;
    let at = |state: &[u8], index: u8| state.get(usize::from(index)).copied().unwrap_or_default();
    for (i, part) in (0..=255).zip(key.iter().cycle()) {
        j = j.wrapping_add(at(&state, i)).wrapping_add(*part);
        state.swap(usize::from(i), usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let plain = data.iter().map(|byte| {
        i = i.wrapping_add(1);
        j = j.wrapping_add(at(&state, i));
        state.swap(usize::from(i), usize::from(j));
        byte ^ at(&state, at(&state, i).wrapping_add(at(&state, j)))
    });
    Zeroizing::new(plain.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best-known vectors of the cipher, first published on sci.crypt in 1994; RFC 6229 has the same key stream form.
    #[test]
    fn rc4_gives_the_published_plaintext() {
        assert_eq!(
            rc4(b"Key", b"\xbb\xf3\x16\xe8\xd9\x40\xaf\x0a\xd3").as_slice(),
            b"Plaintext"
        );
        assert_eq!(rc4(b"Wiki", b"\x10\x21\xbf\x04\x20").as_slice(), b"pedia");
    }

    #[test]
    fn a_key_or_vector_of_another_size_is_refused() {
        assert!(Cipher::Aes256.decrypt(&[0; 16], &[0; 16], &[0; 16]).is_none());
        assert!(Cipher::TripleDes.decrypt(&[0; 24], &[0; 16], &[0; 16]).is_none());
    }

    #[test]
    fn data_that_is_not_whole_blocks_is_refused() {
        for length in [0, 1, 15, 17] {
            assert!(
                Cipher::Aes128
                    .decrypt(&[0; 16], &[0; 16], &vec![0; length])
                    .is_none()
            );
        }
    }
}
