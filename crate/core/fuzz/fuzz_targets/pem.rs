//! Any text as a file: PEM in all its forms, broken lines, bare base64.
#![no_main]

#[path = "../../tests/identity/attempt.rs"]
#[allow(dead_code, reason = "shared with the other targets")]
mod attempt;

libfuzzer_sys::fuzz_target!(|text: &str| {
    attempt::attempt(text.as_bytes());
});
