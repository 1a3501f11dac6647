//! Any bytes as a file. Its seeds make them PKCS#12, in DER and BER.
#![no_main]

#[path = "../../tests/identity/attempt.rs"]
#[allow(dead_code, reason = "shared with the other targets")]
mod attempt;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    attempt::attempt(file);
});
