//! A quad in an array. Nothing is inlined: the compiler would look for vectors in the result for more than a
//! minute, and not find them.

use super::LANES;
use core::ops::{Add, BitAnd, BitXor};

#[derive(Clone, Copy, Default)]
pub(crate) struct Quad([u32; LANES]);

impl Quad {
    /// Whether working on four words costs less than on one after the other.
    pub(crate) const PAYS: bool = false;

    pub(crate) fn splat(word: u32) -> Self {
        Self([word; LANES])
    }

    pub(crate) fn words(self) -> [u32; LANES] {
        self.0
    }

    #[inline(never)]
    pub(crate) fn shift_right<const BITS: u32>(self) -> Self {
        Self(self.0.map(|word| word >> BITS))
    }

    #[inline(never)]
    pub(crate) fn rotate_right<const BITS: u32>(self) -> Self {
        Self(self.0.map(|word| word.rotate_right(BITS)))
    }
}

impl From<[u32; LANES]> for Quad {
    fn from(words: [u32; LANES]) -> Self {
        Self(words)
    }
}

/// Combines two quads word by word.
fn zip(Quad(one): Quad, Quad(other): Quad, combine: impl Fn(u32, u32) -> u32) -> Quad {
    let mut other = other.into_iter();
    Quad(one.map(|word| combine(word, other.next().unwrap_or_default())))
}

impl Add for Quad {
    type Output = Self;

    #[inline(never)]
    fn add(self, other: Self) -> Self {
        zip(self, other, u32::wrapping_add)
    }
}

impl BitAnd for Quad {
    type Output = Self;

    #[inline(never)]
    fn bitand(self, other: Self) -> Self {
        zip(self, other, |one, other| one & other)
    }
}

impl BitXor for Quad {
    type Output = Self;

    #[inline(never)]
    fn bitxor(self, other: Self) -> Self {
        zip(self, other, |one, other| one ^ other)
    }
}
