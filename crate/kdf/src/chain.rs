//! The SHA-256 chains that key derivation is made of, and how several are brought to their end together.

use crate::lanes;
use crate::quad::LANES;
use sha2::block_api::compress256;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

/// The eight words of a digest or of the state of a hash.
pub(crate) type Words = [u32; 8];

/// Bytes in a digest.
pub(crate) const DIGEST: usize = 32;

/// Bytes in a block.
const BLOCK: usize = 64;

/// The initial hash value (FIPS 180-4 §5.3.3).
const INITIAL: Words = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// A digest that is hashed again and again. Every pass hashes it twice, each time as the last block of a message.
pub(crate) struct Chain {
    /// What the first hash of a pass starts from.
    pub(crate) first: Words,
    /// What the second starts from.
    pub(crate) second: Words,
    /// Bits in a message, for its padding.
    pub(crate) bits: u32,
    /// The digest.
    pub(crate) value: Words,
    /// All digests at the end of a pass, and the one at the beginning, combined by exclusive or.
    pub(crate) sum: Words,
    /// How many passes are left.
    pub(crate) passes: u32,
    /// Whether the key is the sum, and not the last digest.
    is_summed: bool,
}

impl Chain {
    /// One block of PBKDF2 (RFC 8018 §5.2) from its U₁ on. A pass is one HMAC: the inner hash, then the outer.
    pub(crate) fn pbkdf2(key: &HmacKey, start: &[u8; DIGEST], iterations: u32) -> Self {
        let value = words(start);
        Self {
            first: key.inner,
            second: key.outer,
            bits: 8 * (64 + 32),
            value,
            sum: value,
            passes: iterations.saturating_sub(1),
            is_summed: true,
        }
    }

    /// The PKCS#12 function (RFC 7292 appendix B.2) from its first hash on, for a key no longer than a digest.
    pub(crate) fn pkcs12(start: &[u8; DIGEST], iterations: u32) -> Self {
        let hashes = iterations.saturating_sub(1);
        let mut chain = Self {
            first: INITIAL,
            second: INITIAL,
            bits: 8 * 32,
            value: words(start),
            sum: Words::default(),
            passes: hashes / 2,
            is_summed: false,
        };
        if hashes % 2 == 1 {
            compress(&INITIAL, &mut chain.value, &mut padded(chain.bits));
        }
        chain
    }

    /// The digest that a chain without passes left ends in.
    pub(crate) fn digest(&self) -> Zeroizing<[u8; DIGEST]> {
        let words = if self.is_summed { &self.sum } else { &self.value };
        let mut digest = Zeroizing::new([0; DIGEST]);
        for (bytes, word) in digest.chunks_exact_mut(4).zip(words) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
        digest
    }

    fn advance(&mut self, passes: u32) {
        let mut block = padded(self.bits);
        for _ in 0..passes {
            compress(&self.first, &mut self.value, &mut block);
            compress(&self.second, &mut self.value, &mut block);
            for (sum, value) in self.sum.iter_mut().zip(&self.value) {
                *sum ^= value;
            }
        }
        self.passes = self.passes.saturating_sub(passes);
    }
}

impl Drop for Chain {
    fn drop(&mut self) {
        for words in [&mut self.first, &mut self.second, &mut self.value, &mut self.sum] {
            words.zeroize();
        }
    }
}

/// The two states that every HMAC with one key starts from (RFC 2104 §4).
pub(crate) struct HmacKey {
    inner: Words,
    outer: Words,
}

impl HmacKey {
    pub(crate) fn new(key: &[u8]) -> Self {
        let mut block = Zeroizing::new([0; BLOCK]);
        if key.len() > BLOCK {
            let mut digest = Sha256::digest(key);
            block.iter_mut().zip(&digest).for_each(|(byte, key)| *byte = *key);
            digest.as_mut_slice().zeroize();
        } else {
            block.iter_mut().zip(key).for_each(|(byte, key)| *byte = *key);
        }
        let padded = |pad: u8| {
            let block = Zeroizing::new(block.map(|byte| byte ^ pad));
            let mut state = INITIAL;
            compress256(&mut state, core::slice::from_ref(&block));
            state
        };
        Self {
            inner: padded(0x36),
            outer: padded(0x5c),
        }
    }
}

impl Drop for HmacKey {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

/// Brings every chain to its end: four at a time, the longest first. When one ends, the next takes its lane, and the
/// last one left is better off alone.
pub(crate) fn finish(chains: &mut [Chain]) {
    let mut waiting: Vec<_> = chains.iter_mut().filter(|chain| chain.passes > 0).collect();
    let mut running = Vec::with_capacity(LANES);
    loop {
        while running.len() < LANES
            && let Some((longest, _)) = waiting.iter().enumerate().max_by_key(|(_, chain)| chain.passes)
        {
            running.push(waiting.swap_remove(longest));
        }
        let Some(passes) = running.iter().map(|chain| chain.passes).min() else {
            return;
        };
        match running.as_mut_slice() {
            [alone] => alone.advance(passes),
            several => lanes::advance(several, passes),
        }
        running.retain(|chain| chain.passes > 0);
    }
}

/// A block with room for a digest, and the padding of a message of `bits` bits (FIPS 180-4 §5.1.1).
fn padded(bits: u32) -> Zeroizing<[u8; BLOCK]> {
    let mut block = Zeroizing::new([0; BLOCK]);
    let padding = [0x8000_0000, 0, 0, 0, 0, 0, 0, bits];
    let (_, rest) = block.split_at_mut(DIGEST);
    for (bytes, word) in rest.chunks_exact_mut(4).zip(padding) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    block
}

/// Hashes the padded block with the digest in it, and puts the result in the place of the digest.
fn compress(start: &Words, digest: &mut Words, block: &mut [u8; BLOCK]) {
    for (bytes, word) in block.chunks_exact_mut(4).zip(&*digest) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    *digest = *start;
    compress256(digest, core::slice::from_ref(block));
}

fn words(digest: &[u8; DIGEST]) -> Words {
    let mut words = Words::default();
    let (bytes, _) = digest.as_chunks();
    for (word, bytes) in words.iter_mut().zip(bytes) {
        *word = u32::from_be_bytes(*bytes);
    }
    words
}
