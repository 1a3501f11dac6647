//! A quad in a Wasm vector. Every function is one instruction, a rotation three.

use super::LANES;
use core::arch::wasm32::{
    u32x4, u32x4_add, u32x4_extract_lane, u32x4_shl, u32x4_shr, u32x4_splat, v128, v128_and, v128_or,
    v128_xor,
};
use core::ops::{Add, BitAnd, BitXor};

#[derive(Clone, Copy)]
pub(crate) struct Quad(v128);

impl Quad {
    /// Whether working on four words costs less than on one after the other.
    pub(crate) const PAYS: bool = true;

    #[inline]
    pub(crate) fn splat(word: u32) -> Self {
        Self(u32x4_splat(word))
    }

    pub(crate) fn words(self) -> [u32; LANES] {
        [
            u32x4_extract_lane::<0>(self.0),
            u32x4_extract_lane::<1>(self.0),
            u32x4_extract_lane::<2>(self.0),
            u32x4_extract_lane::<3>(self.0),
        ]
    }

    #[inline]
    pub(crate) fn shift_right<const BITS: u32>(self) -> Self {
        Self(u32x4_shr(self.0, BITS))
    }

    #[inline]
    pub(crate) fn rotate_right<const BITS: u32>(self) -> Self {
        Self(v128_or(u32x4_shr(self.0, BITS), u32x4_shl(self.0, 32 - BITS)))
    }
}

impl From<[u32; LANES]> for Quad {
    fn from([a, b, c, d]: [u32; LANES]) -> Self {
        Self(u32x4(a, b, c, d))
    }
}

impl Default for Quad {
    fn default() -> Self {
        Self::splat(0)
    }
}

impl Add for Quad {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self(u32x4_add(self.0, other.0))
    }
}

impl BitAnd for Quad {
    type Output = Self;

    #[inline]
    fn bitand(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }
}

impl BitXor for Quad {
    type Output = Self;

    #[inline]
    fn bitxor(self, other: Self) -> Self {
        Self(v128_xor(self.0, other.0))
    }
}
