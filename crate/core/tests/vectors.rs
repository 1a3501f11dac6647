//! Every PKCS#12 file among the test vectors of pyca/cryptography, NIST PKITS included: OpenSSL is asked first, and
//! what it finds in the file we must find too.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that fails should say where, and what was counted"
)]

use base64ct::{Base64, Encoding};
use fla_core::Code;
use fla_core::identity::{self, KeyFile};
use fla_core::secret::Secret;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The passwords the vectors were made with, as their makers say.
const PASSWORDS: [&str; 6] = ["password", "cryptography", "", "12345", "a\u{302}", "test"];

/// How many files the pinned version holds: a folder half there must not pass.
const FILES: usize = 436;

/// What OpenSSL finds: how many keys, and every certificate (DER).
struct Found {
    keys: usize,
    certificates: BTreeSet<Vec<u8>>,
}

#[test]
fn other_peoples_files_open_as_openssl_opens_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/vectors/cryptography_vectors");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    assert_eq!(files.len(), FILES, "run `cargo xtask setup` first");
    let mut outcomes = BTreeMap::<_, usize>::new();
    for path in files {
        let name = path.strip_prefix(&folder).unwrap().display();
        let theirs = openssl(&path).unwrap_or_else(|| panic!("{name}: OpenSSL does not open it"));
        let file = fs::read(&path).unwrap();
        let outcome = match open(&file) {
            Ok(ours) => {
                assert_eq!(ours.identities.len(), theirs.keys, "{name}: keys");
                for der in ours.identities.iter().flat_map(|one| &one.certificates) {
                    assert!(
                        theirs.certificates.contains(der),
                        "{name}: a certificate OpenSSL does not find"
                    );
                }
                "opened"
            }
            // A file of certificates alone: OpenSSL lists them, we say that there is nothing to sign with.
            Err(Code::IdentityNoKey) => {
                assert_eq!(theirs.keys, 0, "{name}: a key was missed");
                "no key"
            }
            Err(code) => panic!("{name}: {code}"),
        };
        *outcomes.entry(outcome).or_default() += 1;
    }
    println!("{outcomes:?}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.extension().and_then(|ending| ending.to_str()) {
            _ if path.is_dir() => collect(&path, files),
            Some("p12" | "pfx") => files.push(path),
            _ => {}
        }
    }
}

/// Our answer with the first password that is right.
fn open(file: &[u8]) -> Result<KeyFile, Code> {
    PASSWORDS
        .iter()
        .map(|password| identity::open(file, Secret::new((*password).into())).map_err(|error| error.code()))
        .find(|outcome| !matches!(outcome, Err(Code::IdentityPassword)))
        .unwrap_or(Err(Code::IdentityPassword))
}

/// The same question to OpenSSL, with the ciphers of old files when those of today are not enough.
fn openssl(file: &Path) -> Option<Found> {
    PASSWORDS.iter().find_map(|password| {
        [&[][..], &["-legacy"]].iter().find_map(|legacy| {
            let done = Command::new("openssl")
                .args(["pkcs12", "-nodes", "-passin", &format!("pass:{password}"), "-in"])
                .arg(file)
                .args(*legacy)
                .output()
                .unwrap();
            done.status
                .success()
                .then(|| read(&String::from_utf8_lossy(&done.stdout)))
        })
    })
}

fn read(pem: &str) -> Found {
    let mut certificates = BTreeSet::new();
    for block in pem.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let text: String = block
            .split("-----END")
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        certificates.insert(Base64::decode_vec(&text).unwrap());
    }
    Found {
        keys: pem.matches("PRIVATE KEY-----\n").count() / 2,
        certificates,
    }
}
