//! Keys and certificates in text, as OpenSSL writes them and as people pass them on.

use super::folder::{Folder, PASSWORD, RSA};
use fla_core::identity::{self, KeyFile};
use fla_core::secret::Secret;
use fla_core::{Code, Error};

fn open(file: &[u8], password: &str) -> Result<KeyFile, Error> {
    identity::open(file, Secret::new(password.into()))
}

/// A folder with `key.pem` and `own.pem`, and the fingerprint of the certificate.
fn prepared(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let opened = folder.keystore(&RSA, "/CN=Text", &[]);
    let fingerprint = opened.identities[0].view.certificates[0].sha256.clone();
    (folder, fingerprint)
}

fn fingerprint(opened: &KeyFile) -> String {
    opened.signing_key().unwrap();
    opened.identities[0].view.certificates[0].sha256.clone()
}

/// What a command of OpenSSL prints.
fn printed(folder: &Folder, arguments: &[&str]) -> String {
    folder.openssl(arguments) + "\n"
}

#[test]
fn every_form_of_a_key_opens_with_its_certificate() {
    let (folder, expected) = prepared("pem-forms");
    let pass = format!("pass:{PASSWORD}");
    let sealed = |scheme: &[&str]| {
        let pkcs8 = ["pkcs8", "-topk8", "-in", "key.pem", "-passout", &pass];
        printed(&folder, &[&pkcs8[..], scheme].concat())
    };
    let traditional = |cipher: &str| {
        printed(
            &folder,
            &["rsa", "-in", "key.pem", "-traditional", cipher, "-passout", &pass],
        )
    };
    let certificate = String::from_utf8(folder.read("own.pem")).unwrap();
    for key in [
        printed(&folder, &["pkey", "-in", "key.pem"]),
        printed(&folder, &["rsa", "-in", "key.pem", "-traditional"]),
        sealed(&[]),
        sealed(&["-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA1"]),
        sealed(&["-v2", "aes-192-cbc", "-v2prf", "hmacWithSHA512-256"]),
        sealed(&["-v2", "des3", "-v2prf", "hmacWithSHA512"]),
        sealed(&["-scrypt"]),
        sealed(&["-v1", "PBE-SHA1-3DES"]),
        traditional("-aes256"),
        traditional("-aes128"),
        traditional("-des3"),
    ] {
        let (before, after) = (format!("{key}{certificate}"), format!("{certificate}{key}"));
        for text in [before, after] {
            let opened = open(text.as_bytes(), PASSWORD).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(fingerprint(&opened), expected, "{text}");
            assert!(!opened.mac);
        }
        let is_locked = key.contains("ENCRYPTED");
        let code = open(key.as_bytes(), "wrong")
            .map(|_| ())
            .map_err(|error| error.code());
        assert_eq!(
            code,
            if is_locked {
                Err(Code::IdentityPassword)
            } else {
                Ok(())
            },
            "{key}"
        );
    }
}

#[test]
fn text_that_lost_its_line_breaks_opens() {
    let (folder, expected) = prepared("pem-breaks");
    let pass = format!("pass:{PASSWORD}");
    let bags = printed(
        &folder,
        &["pkcs12", "-in", "made.p12", "-passin", &pass, "-passout", &pass],
    );
    assert!(bags.contains("Bag Attributes"));
    let plain = printed(
        &folder,
        &["pkcs12", "-in", "made.p12", "-passin", &pass, "-noenc"],
    );
    for text in [bags, plain] {
        for (from, to) in [
            ("\n", "\n"),
            ("\n", "\r\n"),
            ("\n", " "),
            ("\n", ""),
            ("\n", "\\n"),
        ] {
            let text = text.replace(from, to);
            let opened = open(text.as_bytes(), PASSWORD).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(fingerprint(&opened), expected, "{text}");
        }
    }
}

#[test]
fn a_keystore_wrapped_in_base64_opens() {
    let (folder, expected) = prepared("pem-base64");
    folder.openssl(&["base64", "-in", "made.p12", "-out", "wrapped"]);
    folder.openssl(&["base64", "-A", "-in", "made.p12", "-out", "one-line"]);
    for name in ["wrapped", "one-line"] {
        assert_eq!(
            fingerprint(&open(&folder.read(name), PASSWORD).unwrap()),
            expected,
            "{name}"
        );
    }
    let bare = String::from_utf8(folder.read("wrapped")).unwrap();
    let armoured = format!("-----BEGIN PKCS12-----\n{bare}-----END PKCS12-----\n");
    let opened = open(armoured.as_bytes(), PASSWORD).unwrap();
    assert_eq!(fingerprint(&opened), expected);
    assert!(opened.mac);
    // The whole of it, cut: still a keystore, no longer sound.
    let cut = &bare.as_bytes()[..bare.len() / 2];
    assert_eq!(open(cut, PASSWORD).unwrap_err().code(), Code::IdentityDamaged);
}

#[test]
fn a_key_in_bare_der_opens_without_a_certificate() {
    let (folder, _) = prepared("der-keys");
    let pass = format!("pass:{PASSWORD}");
    for arguments in [
        &[
            "pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "key.der",
        ][..],
        &[
            "rsa",
            "-traditional",
            "-in",
            "key.pem",
            "-outform",
            "DER",
            "-out",
            "key.der",
        ],
        &[
            "pkcs8", "-topk8", "-passout", &pass, "-in", "key.pem", "-outform", "DER", "-out", "key.der",
        ],
    ] {
        folder.openssl(arguments);
        let opened = open(&folder.read("key.der"), PASSWORD).unwrap();
        opened.signing_key().unwrap();
        assert!(opened.identities[0].certificates.is_empty());
    }
}

#[test]
fn keys_that_cannot_sign_are_shown_from_text_too() {
    let folder = Folder::new("pem-ec");
    folder.openssl(&["ecparam", "-name", "prime256v1", "-genkey", "-out", "ec.pem"]);
    let opened = open(&folder.read("ec.pem"), "").unwrap();
    let view = &opened.identities[0].view;
    assert_eq!(
        (view.algorithm.as_str(), view.bits, view.usable),
        ("EC P-256", Some(256), false)
    );
    assert_eq!(
        view.public_key_pem.as_deref().map(str::trim),
        Some(folder.openssl(&["pkey", "-in", "ec.pem", "-pubout"]).as_str())
    );
    let error = opened.signing_key().unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"identity.key_unusable algorithm="EC P-256" bits="256""#
    );
}

#[test]
fn text_without_a_key_is_called_by_its_name() {
    let (folder, _) = prepared("pem-kinds");
    let pkcs7 = printed(&folder, &["crl2pkcs7", "-nocrl", "-certfile", "own.pem"]);
    let public = printed(&folder, &["pkey", "-in", "key.pem", "-pubout"]);
    let certificate = String::from_utf8(folder.read("own.pem")).unwrap();
    for (text, kind) in [
        (certificate.as_str(), "certificate"),
        (&pkcs7, "pkcs7"),
        (&public, "publicKey"),
        ("-----BEGIN X-----\neA==\n-----END X-----\n", "pem"),
    ] {
        let error = open(text.as_bytes(), "").unwrap_err();
        assert_eq!(error.code(), Code::IdentityNotAKeystore, "{kind}");
        assert_eq!(error.params(), [("kind", kind.to_owned())]);
    }
    let cut = &certificate.as_bytes()[..certificate.len() / 2];
    assert_eq!(open(cut, "").unwrap_err().code(), Code::IdentityDamaged);
}

#[test]
fn schemes_too_weak_to_carry_on_are_named() {
    let (folder, _) = prepared("pem-weak");
    let text = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0011223344556677\n\neA==\n-----END RSA PRIVATE KEY-----";
    let error = open(text.as_bytes(), "").unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"identity.unsupported.cipher algorithm="DES-CBC""#
    );
    let pass = format!("pass:{PASSWORD}");
    let legacy = ["-provider", "legacy", "-provider", "default"];
    let weak = [
        "pkcs8",
        "-topk8",
        "-in",
        "key.pem",
        "-v1",
        "PBE-MD5-DES",
        "-passout",
        &pass,
    ];
    let text = printed(&folder, &[&weak[..], &legacy].concat());
    let error = open(text.as_bytes(), PASSWORD).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"identity.unsupported.cipher algorithm="pbeWithMD5AndDES-CBC""#
    );
}
