//! A global allocator that wipes everything it takes back.
//!
//! `Zeroizing` reaches only what its owner wraps. Copies made by growing vectors, by big-integer arithmetic
//! and by the argument buffers of wasm-bindgen are freed unwiped; here they are not.
#![allow(unsafe_code, reason = "`GlobalAlloc` cannot be implemented otherwise")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::MaybeUninit;
use zeroize::Zeroize;

#[derive(Debug)]
struct WipingAllocator;

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

// SAFETY: every call is handed to `System` unchanged. Before memory is given back it is overwritten, within
// the bounds of its own layout. `realloc` is the default one: allocate, copy, wipe and free.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise about `layout` is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        // SAFETY: the caller owns `layout.size()` bytes at `ptr` until this returns. They are only written, and as
        // `MaybeUninit`: some may never have been initialised.
        unsafe {
            std::slice::from_raw_parts_mut(ptr.cast::<MaybeUninit<u8>>(), layout.size()).zeroize();
            System.dealloc(ptr, layout);
        }
    }
}
