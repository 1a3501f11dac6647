//! Altered and cut files: an error or the same identity, never a panic, never anything else.

use fla_core::Code;
use fla_core::identity::{self, KeyFile, MAX_FILE_BYTES};
use fla_core::secret::Secret;
use std::fs;
use std::path::Path;

const PASSWORD: &str = "Fixture-1";

fn fixture(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../tests/fixtures/keystores")
            .join(name),
    )
    .unwrap()
}

fn open(file: &[u8]) -> Result<KeyFile, Code> {
    identity::open(file, Secret::new(PASSWORD.into())).map_err(|error| error.code())
}

/// What makes two openings the same: the key and its certificate.
fn essence(file: &KeyFile) -> Vec<(Option<String>, Option<String>)> {
    let views = file.view().identities.into_iter();
    views
        .map(|view| {
            (
                view.spki_sha256,
                view.certificates.into_iter().next().map(|own| own.sha256),
            )
        })
        .collect()
}

/// Flips one bit of every byte in turn, another bit each time.
fn flip_every_byte(name: &str) {
    let file = fixture(name);
    let whole = essence(&open(&file).unwrap());
    for position in 0..file.len() {
        let mut altered = file.clone();
        altered[position] ^= 1 << (position % 8);
        if let Ok(opened) = open(&altered) {
            assert_eq!(essence(&opened), whole, "{name}: byte {position}");
        }
    }
}

#[test]
fn a_flipped_byte_gives_an_error_or_the_same_identity() {
    flip_every_byte("openssl-noiter.p12");
}

#[test]
fn a_flipped_byte_in_a_file_of_old_ciphers_gives_an_error_or_the_same_identity() {
    flip_every_byte("openssl-noiter-legacy.p12");
}

#[test]
fn a_flipped_byte_in_a_file_in_the_clear_under_a_mac_gives_an_error_or_the_same_identity() {
    flip_every_byte("openssl-noiter-plain.p12");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for name in [
        "openssl-noiter.p12",
        "hand-nested.p12",
        "nss-no-cert-encryption.p12",
    ] {
        let file = fixture(name);
        for length in 0..file.len() {
            // Before the version has been seen nothing tells a keystore from anything else.
            let version_end = file.windows(3).position(|bytes| bytes == [2, 1, 3]).unwrap() + 3;
            let expected = if length < version_end {
                Code::IdentityNotAKeystore
            } else {
                Code::IdentityDamaged
            };
            assert_eq!(
                open(&file[..length]).unwrap_err(),
                expected,
                "{name} cut at {length}"
            );
        }
    }
}

#[test]
fn content_altered_under_the_mac_is_a_password_error() {
    let mut file = fixture("openssl-noiter.p12");
    // In the ciphertext of the certificates, far from every structure.
    file[400] ^= 1;
    assert_eq!(open(&file).unwrap_err(), Code::IdentityPassword);
}

#[test]
fn bytes_without_meaning_are_not_a_keystore() {
    let mut state = 1_u32;
    for length in [1, 2, 16, 100, 5_000] {
        let noise: Vec<_> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24).to_le_bytes()[0]
        })
        .take(length)
        .collect();
        assert_eq!(open(&noise).unwrap_err(), Code::IdentityNotAKeystore, "{length}");
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let mut file = fixture("openssl-noiter.p12");
    file.resize(MAX_FILE_BYTES, 0);
    assert!(open(&file).is_ok());
    file.push(0);
    assert_eq!(open(&file).unwrap_err(), Code::IdentityLimit);
}
