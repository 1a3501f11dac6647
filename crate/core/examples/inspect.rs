//! Says what is in a certificate file, as one line of JSON, without a browser.
//!
//! ```text
//! PFX_PASSWORD=secret cargo run --release --example inspect -- company.pfx
//! {"ok":true,"mac":true,"identities":[{"name":"…","algorithm":"RSA","bits":2048,"usable":true,…}]}
//! {"ok":false,"code":"identity.password"}          (exit 1; details on the error stream)
//! ```
//!
//! One entry per private key. `usable`: it can sign RS256. `sha256` and what else belongs to a certificate is null
//! when no certificate in the file belongs to the key. `certificates` is the length of the chain found for it.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is its work")]

use fla_core::identity::{self, IdentityView, MAX_FILE_BYTES};
use fla_core::secret::Secret;
use serde::Serialize;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::process::ExitCode;

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Opened {
        ok: bool,
        mac: bool,
        identities: Vec<Entry<'a>>,
    },
    Refused {
        ok: bool,
        code: &'a str,
    },
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    algorithm: &'a str,
    bits: Option<u32>,
    usable: bool,
    subject: Option<&'a str>,
    issuer: Option<&'a str>,
    serial: Option<&'a str>,
    not_before: Option<&'a str>,
    not_after: Option<&'a str>,
    sha256: Option<&'a str>,
    spki_sha256: Option<&'a str>,
    public_key_pem: Option<&'a str>,
    certificates: usize,
}

impl<'a> From<&'a IdentityView> for Entry<'a> {
    fn from(view: &'a IdentityView) -> Self {
        let own = view.certificates.first();
        Self {
            name: &view.name,
            algorithm: &view.algorithm,
            bits: view.bits,
            usable: view.usable,
            subject: own.map(|certificate| certificate.subject.as_str()),
            issuer: own.map(|certificate| certificate.issuer.as_str()),
            serial: own.map(|certificate| certificate.serial.as_str()),
            not_before: own.map(|certificate| certificate.not_before.as_str()),
            not_after: own.map(|certificate| certificate.not_after.as_str()),
            sha256: own.map(|certificate| certificate.sha256.as_str()),
            spki_sha256: view.spki_sha256.as_deref(),
            public_key_pem: view.public_key_pem.as_deref(),
            certificates: view.certificates.len(),
        }
    }
}

fn main() -> ExitCode {
    match inspect() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn inspect() -> io::Result<ExitCode> {
    let path = std::env::args_os()
        .nth(1)
        .ok_or_else(|| io::Error::other("usage: inspect FILE"))?;
    let password = std::env::var_os("PFX_PASSWORD")
        .unwrap_or_default()
        .into_encoded_bytes();
    let file =
        read(&path).map_err(|error| io::Error::other(format!("{}: {error}", path.to_string_lossy())))?;

    Ok(match identity::open(&file, Secret::new(password)) {
        Ok(opened) => {
            let view = opened.view();
            let identities = view.identities.iter().map(Entry::from).collect();
            print(&Answer::Opened {
                ok: true,
                mac: view.mac,
                identities,
            })?;
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            print(&Answer::Refused {
                ok: false,
                code: error.code().as_str(),
            })?;
            ExitCode::FAILURE
        }
    })
}

/// The file, or as much of it as shows that it is too large.
fn read(path: &OsStr) -> io::Result<Vec<u8>> {
    let limit = MAX_FILE_BYTES + 1;
    let mut file = Vec::new();
    File::open(path)?
        .take(limit.try_into().map_err(io::Error::other)?)
        .read_to_end(&mut file)?;
    Ok(file)
}

fn print(answer: &Answer<'_>) -> io::Result<()> {
    println!("{}", serde_json::to_string(answer)?);
    Ok(())
}
