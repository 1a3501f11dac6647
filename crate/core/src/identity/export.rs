//! What leaves an identity as a file: its certificate, its chain, its public key. Nothing in these is secret.

use super::Identity;
use super::{pem, pkcs7};
use serde::{Deserialize, Serialize};

/// The most characters a name from a certificate gives to the name of a file.
const MAX_STEM: usize = 60;
/// The stem when the certificate has no name to give.
const NAMELESS: &str = "certificate";
/// Names Windows keeps for devices, whatever follows the dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// In which form.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ExportKind {
    /// The certificate of the key in DER (RFC 5280 §4.1): the `.cer` that ChaMan takes.
    Certificate,
    /// The certificate of the key in PEM (RFC 7468 §5).
    CertificatePem,
    /// The certificate of the key and those above it in PEM, issuer after issuer.
    ChainPem,
    /// The same certificates as one `.p7b` (RFC 5652 §5).
    ChainPkcs7,
    /// The public key in PEM (RFC 7468 §13).
    PublicKeyPem,
}

/// A file to give to the user.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ExportedFile {
    /// Made of letters, digits and hyphens, and one dot before the extension: safe for every file system.
    pub file_name: String,
    /// The media type of the contents.
    pub media_type: &'static str,
    /// The contents.
    #[cfg_attr(feature = "typescript", ts(type = "Uint8Array<ArrayBuffer>"))]
    pub bytes: Vec<u8>,
}

impl Identity {
    /// The identity's public part as a file; `None` when the identity has none of the kind: a key without a
    /// certificate, or one that does not tell its public half.
    pub fn export(&self, kind: ExportKind) -> Option<ExportedFile> {
        let own = self.certificates.first();
        let (ending, media_type, bytes) = match kind {
            // RFC 2585 §4.1.
            ExportKind::Certificate => (".cer", "application/pkix-cert", own?.clone()),
            ExportKind::CertificatePem => (".pem", "application/x-pem-file", certificates(&[own?])),
            // RFC 8555 §9.1.
            ExportKind::ChainPem => (
                "-chain.pem",
                "application/pem-certificate-chain",
                own.map(|_| certificates(&self.certificates))?,
            ),
            ExportKind::ChainPkcs7 => (
                ".p7b",
                "application/x-pkcs7-certificates",
                own.map(|_| pkcs7::certificates_only(&self.certificates))?,
            ),
            ExportKind::PublicKeyPem => (
                "-public-key.pem",
                "application/x-pem-file",
                self.view.public_key_pem.clone()?.into_bytes(),
            ),
        };
        Some(ExportedFile {
            file_name: self.stem() + ending,
            media_type,
            bytes,
        })
    }

    /// The beginning of the names of its files: the organisation, else the common name, else the name of the key.
    pub(super) fn stem(&self) -> String {
        let own = self.view.certificates.first();
        let name = own
            .and_then(|own| own.organisation.as_ref().or(own.common_name.as_ref()))
            .unwrap_or(&self.view.name);
        safe(name)
    }
}

/// Certificates one after the other (RFC 7468 §5).
fn certificates(certificates: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let blocks = certificates
        .iter()
        .map(|der| pem::encode("CERTIFICATE", der.as_ref()));
    blocks.collect::<String>().into_bytes()
}

/// Latin letters and digits of a name, whatever else it has replaced by single hyphens.
fn safe(name: &str) -> String {
    let mut stem = String::new();
    for c in name.chars().take(MAX_STEM) {
        let is_latin = matches!(c, 'À'..='ɏ') && !['×', '÷'].contains(&c);
        if c.is_ascii_alphanumeric() || is_latin {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() || is_device(stem) {
        return NAMELESS.into();
    }
    stem.into()
}

/// `CON`, `COM1`, …: no file of such a name can be made on Windows.
fn is_device(stem: &str) -> bool {
    let name = stem.to_ascii_lowercase();
    let port = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    DEVICES.contains(&name.as_str()) || port.is_some_and(|number| number.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_of_files_are_safe_whatever_the_certificate_says() {
        for (name, stem) in [
            ("Voorbeeld NV", "Voorbeeld-NV"),
            ("Café Liège & Söhne, S.R.L.", "Café-Liège-Söhne-S-R-L"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"),
            (".hidden", "hidden"),
            ("Demo (fictitious)", "Demo-fictitious"),
            ("", "certificate"),
            ("…", "certificate"),
            ("CON", "certificate"),
            ("Lpt1", "certificate"),
            ("Compact", "Compact"),
            ("gpj.\u{202e}exe", "gpj-exe"),
        ] {
            assert_eq!(safe(name), stem, "{name}");
        }
        assert_eq!(safe(&"x".repeat(500)).len(), 60);
    }
}
