//! What functions leave behind on the stack. The allocator wipes the heap; nobody wipes a stack frame that was left.

use std::hint::black_box;
use zeroize::Zeroize;

/// How deep calls that handle secrets go, in bytes, with room to spare. The whole stack has a mebibyte.
const DEPTH: usize = 64 * 1024;

/// Overwrites what calls that have returned left below the caller.
#[inline(never)]
pub(crate) fn wipe() {
    #[expect(
        clippy::large_stack_arrays,
        reason = "the stack itself is what is to be overwritten"
    )]
    let mut below = [0_u8; DEPTH];
    below.zeroize();
    black_box(&below);
}
