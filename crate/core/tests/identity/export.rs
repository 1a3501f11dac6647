//! What leaves an identity, as OpenSSL reads it back.

use super::folder::{Folder, RSA};
use fla_core::identity::{ExportKind, ExportedFile, Identity};

fn export(identity: &Identity, kind: ExportKind) -> ExportedFile {
    identity.export(kind).unwrap()
}

#[test]
fn openssl_reads_every_export_back_as_the_certificate_it_made() {
    let folder = Folder::new("exported");
    let opened = folder.keystore(&RSA, "/O=Voorbeeld NV/CN=Voorbeeld", &[]);
    let identity = &opened.identities[0];

    let cer = export(identity, ExportKind::Certificate);
    assert_eq!(cer.file_name, "Voorbeeld-NV.cer");
    assert_eq!(cer.media_type, "application/pkix-cert");
    folder.write("out.cer", &cer.bytes);
    let print = ["x509", "-inform", "DER", "-in", "out.cer", "-noout"];
    let said = folder.openssl(&[&print[..], &["-fingerprint", "-sha256"]].concat());
    let thumbprint = said.split_once('=').unwrap().1.replace(':', "").to_lowercase();
    assert_eq!(thumbprint, identity.view.certificates[0].sha256);

    let pem = export(identity, ExportKind::CertificatePem);
    assert_eq!(pem.file_name, "Voorbeeld-NV.pem");
    assert_eq!(pem.bytes, folder.read("own.pem"));

    let key = export(identity, ExportKind::PublicKeyPem);
    assert_eq!(key.file_name, "Voorbeeld-NV-public-key.pem");
    folder.openssl(&["pkey", "-in", "key.pem", "-pubout", "-out", "public.pem"]);
    assert_eq!(key.bytes, folder.read("public.pem"));
}

#[test]
fn the_chain_is_exported_from_the_own_certificate_upwards() {
    let folder = Folder::new("exported-chain");
    let opened = folder.chain();
    let chain = export(&opened.identities[0], ExportKind::ChainPem);
    assert_eq!(chain.file_name, "Test-chain.pem");
    let parts = ["own.pem", "middle.pem", "root.pem"].map(|name| folder.read(name));
    assert_eq!(chain.bytes, parts.concat());
}

#[test]
fn openssl_finds_the_chain_in_the_pkcs7_file() {
    let folder = Folder::new("exported-pkcs7");
    let opened = folder.chain();
    let file = export(&opened.identities[0], ExportKind::ChainPkcs7);
    assert_eq!(file.file_name, "Test.p7b");
    folder.write("out.p7b", &file.bytes);
    let print = ["pkcs7", "-inform", "DER", "-in", "out.p7b", "-print_certs"];
    folder.openssl(&[&print[..], &["-out", "printed"]].concat());
    let printed = String::from_utf8(folder.read("printed")).unwrap();
    // Each block stands after two lines with its names and before an empty one.
    let blocks: String = printed
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("subject=") && !line.starts_with("issuer=") && *line != "\n")
        .collect();
    let parts = ["own.pem", "middle.pem", "root.pem"].map(|name| folder.read(name));
    assert_eq!(blocks.into_bytes(), parts.concat());
    // And as CMS, which is stricter.
    folder.openssl(&["cms", "-cmsout", "-inform", "DER", "-in", "out.p7b", "-noout"]);
}

#[test]
fn a_key_without_certificate_exports_its_public_half_and_nothing_else() {
    let folder = Folder::new("exported-key");
    let opened = folder.keystore(&RSA, "/CN=Key", &["-nocerts"]);
    let identity = &opened.identities[0];
    for kind in [
        ExportKind::Certificate,
        ExportKind::CertificatePem,
        ExportKind::ChainPem,
        ExportKind::ChainPkcs7,
    ] {
        assert_eq!(identity.export(kind), None, "{kind:?}");
    }
    let key = export(identity, ExportKind::PublicKeyPem);
    assert_eq!(key.file_name, "certificate-public-key.pem");
}
