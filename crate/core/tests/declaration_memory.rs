//! A record without a finding is checked without the heap, whether it lies in JSON or in a row.
#![cfg(test)]
#![allow(unsafe_code, reason = "only an allocator can count what is allocated")]

use fla_core::declaration::{Kind, check_record};
use fla_core::time::parse_iso_date;
use serde_json::Value;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    /// How often this thread asked for memory: the test's own, not that of the threads beside it.
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn example(name: &str) -> Value {
    let path = format!("{}/contract/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["value"].take()
}

#[test]
fn a_record_without_a_finding_is_checked_without_the_heap() {
    let today = parse_iso_date("2024-12-31").unwrap();
    for (kind, name) in [
        (Kind::TrainingRegistration, "training-registration"),
        (Kind::TrainingRight, "training-right"),
    ] {
        let record = example(name);
        let mut findings = Vec::new();
        let before = ASKED.get();
        let key = check_record(kind, &record, today, &mut findings);
        assert_eq!(ASKED.get() - before, 0, "{name}");
        assert!(key.is_some() && findings.is_empty());
    }
}

#[test]
fn a_finding_does_take_memory_so_the_count_is_one() {
    let today = parse_iso_date("2024-12-31").unwrap();
    let before = ASKED.get();
    check_record(Kind::TrainingRight, &Value::Null, today, &mut Vec::new());
    assert!(ASKED.get() > before);
}
