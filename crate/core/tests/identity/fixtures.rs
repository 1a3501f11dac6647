//! Every file of `tests/fixtures/keystores` opens, or is refused, as its manifest says.

use fla_core::Error;
use fla_core::identity::{self, IdentityView, KeyFile};
use fla_core::secret::Secret;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/keystores");

fn manifest() -> Vec<Value> {
    let text = fs::read_to_string(Path::new(FOLDER).join("MANIFEST.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn file(entry: &Value) -> Vec<u8> {
    fs::read(Path::new(FOLDER).join(entry["file"].as_str().unwrap())).unwrap()
}

fn open(file: &[u8], password: &str) -> Result<KeyFile, Error> {
    identity::open(file, Secret::new(password.into()))
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[test]
fn manifest_and_files_are_in_step() {
    let mut listed = BTreeSet::new();
    for entry in manifest() {
        let name = entry["file"].as_str().unwrap();
        assert_eq!(entry["sha256"], hex(&Sha256::digest(file(&entry))), "{name}");
        assert!(
            !entry["proves"].as_str().unwrap().is_empty(),
            "{name} proves nothing"
        );
        assert!(listed.insert(name.to_owned()), "{name} is listed twice");
    }
    let present: BTreeSet<_> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            !["py", "cnf", "md", "json"]
                .iter()
                .any(|known| name.ends_with(&format!(".{known}")))
        })
        .filter(|name| name != "__pycache__")
        .collect();
    assert_eq!(listed, present);
}

#[test]
fn every_file_is_what_its_manifest_says() {
    for entry in manifest() {
        let name = entry["file"].as_str().unwrap();
        let found = match open(&file(&entry), entry["password"].as_str().unwrap()) {
            Ok(opened) => described(&opened, &entry["expect"]),
            Err(error) => refused(&error, &entry["expect"]),
        };
        assert_eq!(found, entry["expect"], "{name}");
    }
}

/// The opened file in the manifest's terms. A name the manifest leaves open is left out of the comparison.
fn described(opened: &KeyFile, expected: &Value) -> Value {
    let describe = |(index, view): (usize, &IdentityView)| {
        let own = view.certificates.first();
        let open_name = expected["identities"][index]["name"].is_null();
        json!({
            "name": (!open_name).then_some(&view.name),
            "algorithm": view.algorithm,
            "bits": view.bits,
            "usable": view.usable,
            "sha256": own.map(|certificate| &certificate.sha256),
            "spkiSha256": view.spki_sha256,
            "certificates": view.certificates.len(),
            "enterpriseNumber": own.and_then(|certificate| certificate.enterprise_number.as_ref()),
        })
    };
    let view = opened.view();
    json!({
        "mac": view.mac,
        "identities": view.identities.iter().enumerate().map(describe).collect::<Vec<_>>(),
    })
}

/// The refusal in the manifest's terms, with the parameters the manifest names.
fn refused(error: &Error, expected: &Value) -> Value {
    let named = |name: &str| !expected["params"][name].is_null();
    let params = error.params().iter().filter(|(name, _)| named(name));
    let params: serde_json::Map<_, _> = params
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    json!({"code": error.code().as_str(), "params": params})
}

#[test]
fn a_wrong_password_is_called_that_by_every_file_that_has_one() {
    for entry in manifest() {
        let name = entry["file"].as_str().unwrap();
        let opens = entry["expect"]["identities"].is_array();
        // Files in the clear open with any password; the slow ones add nothing here.
        let is_locked = entry["expect"]["mac"] == true || name.ends_with("nomac.p12");
        if opens && is_locked && !name.starts_with("nss") {
            let error = open(&file(&entry), "not this one").unwrap_err();
            assert_eq!(error.code().as_str(), "identity.password", "{name}");
        }
    }
}
