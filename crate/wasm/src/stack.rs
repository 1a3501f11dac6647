//! What functions leave behind on the stack. The allocator wipes the heap; nobody wipes a stack frame that was left.

use std::hint::black_box;

/// How deep calls that handle secrets go, in bytes, with room to spare. The whole stack has a mebibyte.
const DEPTH: usize = 64 * 1024;

/// Overwrites what calls that have returned left below the caller. One instruction that fills memory does it: the array
/// has no other use, and `black_box` keeps it from being left out for that.
#[inline(never)]
#[expect(
    clippy::large_stack_arrays,
    reason = "the stack itself is what is to be overwritten"
)]
pub(crate) fn wipe() {
    black_box([0_u8; DEPTH]);
}
