//! Four 32-bit words on which every operation works at once.
//!
//! Where there are Wasm vectors a quad is one of them. Elsewhere it is an array, which is slow: it is there so that
//! the tests of any machine run the code that is shipped.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod array;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use array::Quad;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use vector::Quad;

/// How many words there are in a quad.
pub(crate) const LANES: usize = 4;

impl zeroize::DefaultIsZeroes for Quad {}
