//! Fresh files made by the OpenSSL of this machine, and OpenSSL as judge of what we say about them.

use super::folder::{Folder, RSA};
use fla_core::Code;
use fla_core::identity::{self, CertificateView};
use fla_core::secret::Secret;
use fla_core::time::parse_date_time;
use getrandom::{SysRng, rand_core::UnwrapErr};

const RFC2253: [&str; 2] = ["-nameopt", "RFC2253,-esc_msb,utf8"];

fn plain_hex(text: &str) -> String {
    text.replace(':', "").to_lowercase()
}

fn check_against_openssl(folder: &Folder, own: &CertificateView) {
    assert_eq!(own.subject, folder.x509(&[&["-subject"], &RFC2253[..]].concat()));
    assert_eq!(own.issuer, folder.x509(&[&["-issuer"], &RFC2253[..]].concat()));
    assert_eq!(own.serial, folder.x509(&["-serial"]).to_lowercase());
    assert_eq!(
        own.not_before,
        folder
            .x509(&["-startdate", "-dateopt", "iso_8601"])
            .replace(' ', "T")
    );
    assert_eq!(
        own.not_after,
        folder
            .x509(&["-enddate", "-dateopt", "iso_8601"])
            .replace(' ', "T")
    );
    assert_eq!(own.sha256, plain_hex(&folder.x509(&["-fingerprint", "-sha256"])));
    assert_eq!(own.sha1, plain_hex(&folder.x509(&["-fingerprint", "-sha1"])));
}

#[test]
fn certificates_are_described_as_openssl_describes_them() {
    let folder = Folder::new("described");
    for subject in [
        "/C=BE/L=Luik, Liège/O=Voorbeeld NV/organizationIdentifier=NTRBE-0202239951/CN=Voorbeeld",
        "/O=Peeters \\+ \"Zonen\"; <N.V.>\\\\/CN=#één /emailAddress=info@example.invalid",
        "/CN=Joske+serialNumber=0202.239.951/OU=a/OU=b/title=t",
        "/",
    ] {
        let opened = folder.keystore(&RSA, subject, &[]);
        let view = &opened.identities[0].view;
        check_against_openssl(&folder, &view.certificates[0]);
        assert_eq!(
            view.public_key_pem.as_deref().map(str::trim),
            Some(folder.openssl(&["pkey", "-in", "key.pem", "-pubout"]).as_str())
        );
        assert_eq!(opened.identities[0].certificates, [der(&folder, "own.pem")]);
    }
}

#[test]
fn serial_numbers_are_those_openssl_was_given() {
    let folder = Folder::new("serials");
    folder.keystore(&RSA, "/CN=Serial", &[]);
    for decimal in ["1", "255", "340282366920938463463374607431768211456", "-129"] {
        let own = folder.certify(&["-set_serial", decimal]);
        assert_eq!(own.serial_decimal.as_deref(), Some(decimal));
        assert_eq!(own.serial, folder.x509(&["-serial"]).to_lowercase());
    }
}

#[test]
fn usages_are_those_openssl_was_asked_for() {
    let folder = Folder::new("usages");
    let unbounded = folder.keystore(&RSA, "/CN=Usage", &[]);
    assert!(unbounded.identities[0].view.certificates[0].usages.is_empty());
    for (key, extended) in [
        (
            "digitalSignature,nonRepudiation",
            "clientAuth,emailProtection,1.2.3.4",
        ),
        (
            "keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly",
            "serverAuth,codeSigning,timeStamping,OCSPSigning",
        ),
    ] {
        let own = folder.certify(&[
            "-addext",
            &format!("keyUsage=critical,{key}"),
            "-addext",
            &format!("extendedKeyUsage={extended}"),
        ]);
        assert_eq!(own.usages.join(","), format!("{key},{extended}"));
    }
}

fn der(folder: &Folder, name: &str) -> Vec<u8> {
    folder.openssl(&["x509", "-in", name, "-outform", "DER", "-out", "der"]);
    folder.read("der")
}

#[test]
fn openssl_verifies_what_an_opened_key_signs() {
    let folder = Folder::new("signs");
    for bits in ["2048", "3072"] {
        let size = format!("rsa_keygen_bits:{bits}");
        let key = ["-algorithm", "RSA", "-pkeyopt", size.as_str()];
        let opened = folder.keystore(&key, "/CN=Signer", &[]);
        let signature = opened
            .signing_key()
            .unwrap()
            .sign_rs256(b"message", &mut UnwrapErr(SysRng))
            .unwrap();
        folder.write("message", b"message");
        folder.write("signature", &signature);
        folder.openssl(&[
            "x509",
            "-in",
            "own.pem",
            "-pubkey",
            "-noout",
            "-out",
            "public.pem",
        ]);
        let verify = [
            "dgst",
            "-sha256",
            "-verify",
            "public.pem",
            "-signature",
            "signature",
            "message",
        ];
        assert_eq!(folder.openssl(&verify), "Verified OK", "{bits}");
    }
}

#[test]
fn the_chain_is_the_one_openssl_verifies() {
    let folder = Folder::new("chain");
    let opened = folder.chain();
    assert_eq!(
        opened.identities[0].certificates,
        ["own.pem", "middle.pem", "root.pem"].map(|name| der(&folder, name))
    );
}

#[test]
fn every_scheme_this_openssl_offers_opens_to_the_same_identity() {
    let folder = Folder::new("schemes");
    let first = folder.keystore(&RSA, "/CN=Same", &[]);
    let expected = first.identities[0].view.certificates[0].sha256.clone();
    for options in [
        &["-keypbe", "AES-128-CBC", "-certpbe", "AES-192-CBC"][..],
        &["-keypbe", "DES-EDE3-CBC", "-certpbe", "NONE"],
        &["-iter", "1", "-macalg", "sha512"],
        &["-iter", "3000", "-nomac"],
        &["-legacy"],
        &["-legacy", "-descert"],
        &[
            "-legacy",
            "-keypbe",
            "PBE-SHA1-RC2-40",
            "-certpbe",
            "PBE-SHA1-RC4-128",
        ],
    ] {
        let opened = folder.export("own.pem", options);
        assert_eq!(
            opened.identities[0].view.certificates[0].sha256, expected,
            "{options:?}"
        );
        assert_eq!(opened.mac, !options.contains(&"-nomac"), "{options:?}");
    }
}

#[test]
fn other_files_of_openssl_are_called_by_their_name() {
    let folder = Folder::new("kinds");
    folder.keystore(&RSA, "/CN=Other", &[]);
    folder.openssl(&["x509", "-in", "own.pem", "-outform", "DER", "-out", "certificate"]);
    folder.openssl(&[
        "crl2pkcs7",
        "-nocrl",
        "-certfile",
        "own.pem",
        "-outform",
        "DER",
        "-out",
        "pkcs7",
    ]);
    folder.openssl(&[
        "pkey",
        "-in",
        "key.pem",
        "-pubout",
        "-outform",
        "DER",
        "-out",
        "publicKey",
    ]);
    for kind in ["certificate", "pkcs7", "publicKey"] {
        let error = identity::open(&folder.read(kind), Secret::new(Vec::new())).unwrap_err();
        assert_eq!(error.code().as_str(), "identity.not_a_keystore");
        assert_eq!(error.params(), [("kind", kind.to_owned())]);
    }
}

#[test]
fn a_key_signs_only_while_its_certificate_is_valid() {
    let folder = Folder::new("validity");
    let file = folder.keystore(&RSA, "/CN=Validity", &[]);
    let identity = &file.identities[0];
    let certificate = &identity.view.certificates[0];
    let first = parse_date_time(&certificate.not_before).unwrap();
    let last = parse_date_time(&certificate.not_after).unwrap();
    for (instant, valid) in [
        (first.plus(-1), false),
        (first, true),
        (last, true),
        (last.plus(1), false),
    ] {
        match identity.signing_key(instant) {
            Ok(_) => assert!(valid),
            Err(error) => {
                assert!(!valid);
                assert_eq!(error.code(), Code::IdentityExpired);
                assert!(
                    error
                        .params()
                        .contains(&("not_after", certificate.not_after.clone()))
                );
            }
        }
    }
}
