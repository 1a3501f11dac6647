//! The private key that leaves, as OpenSSL and our own reader take it in again.

use super::folder::{Folder, RSA};
use fla_core::Code;
use fla_core::identity::{self, Derivation, EXPORT_ITERATIONS, ExportedFile, Identity, MIN_EXPORT_PASSWORD};
use fla_core::secret::Secret;
use getrandom::{SysRng, rand_core::UnwrapErr};

const PASSWORD: &str = "Vijftien tekens: één sleutel";

fn export(identity: &Identity, password: &str) -> fla_core::Result<ExportedFile> {
    let export = identity.export_key(Secret::new(password.into()), &mut UnwrapErr(SysRng))?;
    let keys = Derivation::run_all([export.derivation()], |form| export.password_bytes(form))?;
    export.seal(&keys[0])
}

#[test]
fn openssl_reads_the_exported_key_back_as_the_key_it_made() {
    let folder = Folder::new("key-export");
    let opened = folder.keystore(&RSA, "/O=Voorbeeld NV/CN=Voorbeeld", &[]);
    let file = export(&opened.identities[0], PASSWORD).unwrap();
    assert_eq!(file.file_name, "Voorbeeld-NV-private-key.pem");
    folder.write("out.pem", &file.bytes);
    folder.write("password", PASSWORD.as_bytes());
    folder.openssl(&[
        "pkey",
        "-in",
        "out.pem",
        "-passin",
        "file:password",
        "-out",
        "back.pem",
    ]);
    assert_eq!(folder.read("back.pem"), folder.read("key.pem"));

    // What OpenSSL says it is encrypted with.
    let described = folder.openssl(&["asn1parse", "-in", "out.pem"]);
    for part in ["PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc"] {
        assert!(described.contains(part), "{part}\n{described}");
    }
    let count = format!("INTEGER           :{EXPORT_ITERATIONS:06X}");
    assert!(described.contains(&count), "{count}\n{described}");
}

#[test]
fn our_own_reader_opens_the_exported_key_with_its_password_alone() {
    let folder = Folder::new("key-export-own");
    let opened = folder.keystore(&RSA, "/CN=Own", &[]);
    let file = export(&opened.identities[0], PASSWORD).unwrap();
    let again = identity::open(&file.bytes, Secret::new(PASSWORD.into())).unwrap();
    assert_eq!(
        again.identities[0].view.spki_sha256,
        opened.identities[0].view.spki_sha256
    );
    let refused = identity::open(&file.bytes, Secret::new(b"another password".to_vec())).unwrap_err();
    assert_eq!(refused.code(), Code::IdentityPassword);
}

#[test]
fn two_exports_under_one_password_have_nothing_encrypted_in_common() {
    let folder = Folder::new("key-export-twice");
    let opened = folder.keystore(&RSA, "/CN=Twice", &[]);
    let [first, second] = [(), ()].map(|()| export(&opened.identities[0], PASSWORD).unwrap().bytes);
    let lines = |file: &[u8]| -> Vec<String> {
        let text = String::from_utf8(file.to_vec()).unwrap();
        text.lines()
            .filter(|line| !line.starts_with("-----"))
            .skip(2)
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (lines(&first), lines(&second));
    assert!(first.len() > 20 && first.iter().zip(&second).all(|(one, other)| one != other));
}

#[test]
fn a_short_password_is_refused_whatever_its_bytes() {
    let folder = Folder::new("key-export-short");
    let opened = folder.keystore(&RSA, "/CN=Short", &[]);
    let identity = &opened.identities[0];
    let refused = export(identity, &"é".repeat(MIN_EXPORT_PASSWORD - 1)).unwrap_err();
    assert_eq!(refused.code(), Code::IdentityExportPassword);
    assert_eq!(refused.params(), [("minimum", MIN_EXPORT_PASSWORD.to_string())]);
    assert!(export(identity, &"é".repeat(MIN_EXPORT_PASSWORD)).is_ok());
}

#[test]
fn a_key_that_cannot_sign_does_not_leave() {
    let folder = Folder::new("key-export-ec");
    let ec = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let opened = folder.keystore(&ec, "/CN=EC", &[]);
    let refused = export(&opened.identities[0], PASSWORD).unwrap_err();
    assert_eq!(refused.code(), Code::IdentityKeyUnusable);
}
