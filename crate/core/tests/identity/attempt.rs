//! One try at opening whatever bytes come: what must hold of every outcome. The fuzz targets share it.

use base64ct::{Base64, Encoding};
use fla_core::Result;
use fla_core::identity::{Derivation, KeyFile, Opening, Step};
use fla_core::secret::Secret;
use std::path::Path;
use std::process::Command;

pub(crate) const PASSWORD: &str = "Fixture-1";
/// More work than this, in iterations, is listed and not done: tries are many.
const MAX_WORK: u64 = 5_000;

/// What came of a try.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Outcome {
    Opened,
    Refused,
    /// The file asks for more iterations than a try may cost. What can be read without them has been read.
    Postponed,
}

/// Opens bytes as a file. Panics unless they end in an identity or in an error about identities.
pub(crate) fn attempt(file: &[u8]) -> Outcome {
    match open(file) {
        Ok(None) => Outcome::Postponed,
        Ok(Some(file)) => {
            assert!(!file.identities.is_empty(), "a file without identity is open");
            for (identity, view) in file.identities.iter().zip(file.view().identities) {
                assert_eq!(identity.key.is_ok(), view.usable);
                assert_eq!(identity.certificates.len(), view.certificates.len());
            }
            Outcome::Opened
        }
        Err(error) => {
            let code = error.code().as_str();
            assert!(code.starts_with("identity."), "{code} is no error of a file");
            Outcome::Refused
        }
    }
}

/// Opens bytes as a certificate beside a key, both in PEM.
pub(crate) fn attempt_certificate(key: &str, der: &[u8]) -> Outcome {
    let text = Base64::encode_string(der);
    attempt(format!("{key}-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n").as_bytes())
}

fn open(file: &[u8]) -> Result<Option<KeyFile>> {
    let mut opening = Opening::new(file, Secret::new(PASSWORD.into()))?;
    loop {
        if opening.iterations() > MAX_WORK {
            return Ok(None);
        }
        let keys = Derivation::run_all(opening.derivations(), |form| opening.password_bytes(form))?;
        if let Step::Opened(file) = opening.supply(keys)? {
            return Ok(Some(file));
        }
    }
}

/// The demo company's key (`-nocerts`), certificate (`-nokeys`) or both in the clear, as OpenSSL writes them.
pub(crate) fn demo_pem(root: &Path, what: &[&str]) -> String {
    let demo = root.join("www/demo/demo-company.pfx");
    let done = Command::new("openssl")
        .args(["pkcs12", "-passin", "pass:demo", "-nodes", "-in"])
        .arg(demo)
        .args(what)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "openssl: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}
