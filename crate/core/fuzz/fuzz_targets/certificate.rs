//! Any bytes as a certificate, beside the demo company's key: names, dates, usages, and which belongs to which.
#![no_main]

#[path = "../../tests/identity/attempt.rs"]
#[allow(dead_code, reason = "shared with the other targets")]
mod attempt;

use std::path::Path;
use std::sync::LazyLock;

static KEY: LazyLock<String> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    attempt::demo_pem(&root, &["-nocerts"])
});

libfuzzer_sys::fuzz_target!(|der: &[u8]| {
    attempt::attempt_certificate(&KEY, der);
});
