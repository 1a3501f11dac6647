//! SHA-256 (FIPS 180-4 §6.2) in four lanes: one pass of up to four chains costs about as much as of two.

use crate::chain::{Chain, Words};
use crate::quad::Quad;
use core::array::from_fn;
use zeroize::Zeroizing;

/// The eight words of a digest, or of the state of a hash, of four chains.
type Quads = [Quad; 8];

/// The constants of FIPS 180-4 §4.2.2, by sixteen rounds.
#[rustfmt::skip]
static K: [[u32; 16]; 4] = [
    [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    ],
    [
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    ],
    [
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    ],
    [
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ],
];

/// Takes the chains, at most four, `passes` further. A free lane idles.
pub(crate) fn advance(chains: &mut [&mut Chain], passes: u32) {
    let [mut first, mut second, mut value, mut sum] = [(); 4].map(|()| Zeroizing::new(Quads::default()));
    gather(chains, &mut first, |chain| &chain.first);
    gather(chains, &mut second, |chain| &chain.second);
    gather(chains, &mut value, |chain| &chain.value);
    gather(chains, &mut sum, |chain| &chain.sum);
    let bits = Quad::from(from_fn(|lane| chains.get(lane).map_or(0, |chain| chain.bits)));
    for _ in 0..passes {
        compress(&first, &mut value, bits);
        compress(&second, &mut value, bits);
        for (sum, value) in sum.iter_mut().zip(value.iter()) {
            *sum = *sum ^ *value;
        }
    }
    scatter(chains, &value, |chain| &mut chain.value);
    scatter(chains, &sum, |chain| &mut chain.sum);
    for chain in chains {
        chain.passes = chain.passes.saturating_sub(passes);
    }
}

/// Puts the words of each chain into its lane.
fn gather(chains: &[&mut Chain], quads: &mut Quads, words: impl Fn(&Chain) -> &Words) {
    for (index, quad) in quads.iter_mut().enumerate() {
        let word_of = |chain: &&mut Chain| words(chain).get(index).copied();
        *quad = Quad::from(from_fn(|lane| chains.get(lane).and_then(word_of).unwrap_or(0)));
    }
}

/// Takes the words of each chain out of its lane.
fn scatter(chains: &mut [&mut Chain], quads: &Quads, words: impl Fn(&mut Chain) -> &mut Words) {
    for (index, quad) in quads.iter().enumerate() {
        for (chain, lane) in chains.iter_mut().zip(quad.words()) {
            if let Some(word) = words(chain).get_mut(index) {
                *word = lane;
            }
        }
    }
}

/// Sixteen rounds with the message words as they are; with `next`, each is replaced by the one sixteen further on
/// first. Written out, because the state and the message stay in registers only then. The brackets around
/// sums let additions overlap: a tenth of the time.
macro_rules! rounds {
    ($state:ident, $w:ident, $k:expr $(, $next:ident)?) => {
        rounds!(@each $state, $w, $k, [$($next)?]; 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
    };
    (@each $state:ident, $w:ident, $k:expr, $next:tt; $($i:literal)*) => {$(
        rounds!(@word $w, $i, $next);
        let [a, b, c, d, e, f, g, h] = $state;
        let sum_1 = e.rotate_right::<6>() ^ e.rotate_right::<11>() ^ e.rotate_right::<25>();
        let choice = g ^ (e & (f ^ g));
        let t1 = h + (Quad::splat($k[$i]) + $w[$i]) + choice + sum_1;
        let sum_0 = a.rotate_right::<2>() ^ a.rotate_right::<13>() ^ a.rotate_right::<22>();
        let majority = b ^ ((a ^ b) & (b ^ c));
        $state = [t1 + (sum_0 + majority), a, b, c, d + t1, e, f, g];
    )*};
    (@word $w:ident, $i:literal, []) => {};
    (@word $w:ident, $i:literal, [next]) => {
        let (early, late) = ($w[($i + 1) % 16], $w[($i + 14) % 16]);
        let sigma_0 = early.rotate_right::<7>() ^ early.rotate_right::<18>() ^ early.shift_right::<3>();
        let sigma_1 = late.rotate_right::<17>() ^ late.rotate_right::<19>() ^ late.shift_right::<10>();
        $w[$i] = ($w[$i] + sigma_0) + ($w[($i + 9) % 16] + sigma_1);
    };
}

/// Hashes a block that holds the digest and the padding of a message of `bits` bits (FIPS 180-4 §5.1.1), and puts
/// the result in the place of the digest.
fn compress(start: &Quads, digest: &mut Quads, bits: Quad) {
    let [w0, w1, w2, w3, w4, w5, w6, w7] = *digest;
    let (end, zero) = (Quad::splat(0x8000_0000), Quad::splat(0));
    let mut w = [
        w0, w1, w2, w3, w4, w5, w6, w7, end, zero, zero, zero, zero, zero, zero, bits,
    ];
    let mut state = *start;
    let [k, further @ ..] = &K;
    rounds!(state, w, k);
    for k in further {
        rounds!(state, w, k, next);
    }
    for ((digest, start), end) in digest.iter_mut().zip(start).zip(state) {
        *digest = *start + end;
    }
}
