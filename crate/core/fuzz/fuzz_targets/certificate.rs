//! Any bytes as a certificate, beside a key: names, dates, usages, and which belongs to which.
#![no_main]

#[path = "../../tests/identity/attempt.rs"]
#[allow(dead_code, reason = "shared with the other targets")]
mod attempt;

use std::process::Command;
use std::sync::LazyLock;

/// On a curve: checking an RSA key would take nearly all the time of a try.
static KEY: LazyLock<String> = LazyLock::new(|| {
    let options = ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let made = Command::new("openssl").args(options).output().unwrap();
    assert!(made.status.success(), "openssl made no key");
    String::from_utf8(made.stdout).unwrap()
});

libfuzzer_sys::fuzz_target!(|der: &[u8]| {
    attempt::attempt_certificate(&KEY, der);
});
