//! What a file is, by its first bytes; and what it is called when it is no keystore, so that the user is told instead
//! of asked for a password.

use super::private_key::KeyForm;
use crate::{Code, Error};

/// The beginnings of files people mistake for their certificate file.
const MAGIC: [(&[u8], &str); 16] = [
    (b"\xfe\xed\xfe\xed", "jks"),
    (b"\xce\xce\xce\xce", "jks"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"Rar!", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"RIFF", "picture"),
    (b"%PDF", "pdf"),
    (b"<", "html"),
];

/// `signedData`, the outside of a `.p7b`, and its relatives: 1.2.840.113549.1.7.
const PKCS7: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];

/// Encryption schemes: 1.2.840.113549.1.5 and 1.2.840.113549.1.12.1.
const PKCS5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
const PKCS12: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01];

const PEM: &[u8] = b"-----BEGIN ";
/// How base64 of an ASN.1 SEQUENCE starts when it is longer than 127 bytes, or indefinite.
const BASE64_SEQUENCE: &[u8] = b"MI";

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const OID: u8 = 0x06;
const OCTET_STRING: u8 = 0x04;
const VERSION_TAG: u8 = 0xa0;

/// What the bytes are, seen from outside.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// A PKCS#12 file, or the beginning of one.
    Pfx,
    /// A private key without anything around it, in DER.
    Key(KeyForm),
    /// `EncryptedPrivateKeyInfo` in DER.
    SealedKey,
    /// PEM.
    Pem,
    /// Base64 without the lines PEM has around it.
    Base64,
    /// Something else, by the name the message uses.
    Other(&'static str),
}

impl Kind {
    /// Recognises a file by its first bytes.
    pub(super) fn of(file: &[u8]) -> Self {
        if file.iter().all(u8::is_ascii_whitespace) {
            return Self::Other("empty");
        }
        if let Some(kind) = asn1(file) {
            return kind;
        }
        let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii();
        let magic = MAGIC
            .iter()
            .find(|(magic, _)| file.starts_with(magic) || text.starts_with(magic));
        if let Some((_, kind)) = magic {
            Self::Other(kind)
        } else if text.windows(PEM.len()).any(|bytes| bytes == PEM) {
            Self::Pem
        } else if text.starts_with(BASE64_SEQUENCE) && text.iter().all(|byte| is_base64(*byte)) {
            Self::Base64
        } else {
            Self::Other("unknown")
        }
    }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace() || b"+/=".contains(&byte)
}

/// `identity.not_a_keystore` and what it is instead.
pub(super) fn not_a_keystore(kind: &'static str) -> Error {
    Error::new(Code::IdentityNotAKeystore).with("kind", kind)
}

/// The first fields of an ASN.1 file. Lengths are not believed: the file may be cut short.
fn asn1(file: &[u8]) -> Option<Kind> {
    let (SEQUENCE, _, outer) = open(file)? else {
        return None;
    };
    match open(outer)? {
        (INTEGER, length, rest) => {
            let (version, rest) = rest.split_at_checked(length)?;
            match (open(rest).map(|(tag, _, inside)| (tag, open(inside))), version) {
                // PFX: version 3, then ContentInfo. Nothing else in use starts with version 3.
                (Some((SEQUENCE, _)) | None, [.., 3]) => Some(Kind::Pfx),
                (Some((SEQUENCE, Some((OID, _, id)))), _) if id.starts_with(PKCS7) => Some(Kind::Pfx),
                (Some((SEQUENCE, _)), [0 | 1]) => Some(Kind::Key(KeyForm::Pkcs8)),
                (Some((INTEGER, _)), [0 | 1]) => Some(Kind::Key(KeyForm::Pkcs1)),
                (Some((OCTET_STRING, _)), [1]) => Some(Kind::Key(KeyForm::Sec1)),
                _ => None,
            }
        }
        (OID, _, id) if id.starts_with(PKCS7) => Some(Kind::Other("pkcs7")),
        (SEQUENCE, _, inside) => match open(inside)? {
            // TBSCertificate starts with its version or, in old ones, its serial number.
            (VERSION_TAG | INTEGER, ..) => Some(Kind::Other("certificate")),
            // EncryptedPrivateKeyInfo starts with an encryption scheme, a public key with what it is for.
            (OID, _, id) if id.starts_with(PKCS5) || id.starts_with(PKCS12) => Some(Kind::SealedKey),
            (OID, ..) => Some(Kind::Other("publicKey")),
            _ => None,
        },
        _ => None,
    }
}

/// Tag and length of an element, and everything after them. The length counts as 0 when it is indefinite.
fn open(input: &[u8]) -> Option<(u8, usize, &[u8])> {
    let (tag, rest) = input.split_first()?;
    let (first, rest) = rest.split_first()?;
    let Some(more) = first.checked_sub(0x80) else {
        return Some((*tag, usize::from(*first), rest));
    };
    let (length, rest) = rest.split_at_checked(usize::from(more))?;
    let length = length.iter().fold(0_usize, |length, byte| {
        length.saturating_mul(256).saturating_add(usize::from(*byte))
    });
    Some((*tag, length, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pfx_is_recognised_even_when_cut() {
        let start: &[u8] =
            b"\x30\x82\x0a\x00\x02\x01\x03\x30\x82\x09\xc0\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
        for length in 7..=start.len() {
            assert_eq!(Kind::of(&start[..length]), Kind::Pfx, "{length}");
        }
        assert_eq!(
            Kind::of(b"\x30\x80\x02\x01\x03\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"),
            Kind::Pfx
        );
    }

    #[test]
    fn keys_are_recognised_by_their_form() {
        let rsa = b"\x30\x82\x03\x00\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
        assert_eq!(Kind::of(rsa), Kind::Key(KeyForm::Pkcs8));
        assert_eq!(
            Kind::of(b"\x30\x82\x03\x00\x02\x01\x00\x02\x82\x01\x01\x00"),
            Kind::Key(KeyForm::Pkcs1)
        );
        assert_eq!(
            Kind::of(b"\x30\x77\x02\x01\x01\x04\x20\x00"),
            Kind::Key(KeyForm::Sec1)
        );
        let sealed = b"\x30\x82\x03\x00\x30\x40\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d";
        assert_eq!(Kind::of(sealed), Kind::SealedKey);
    }

    #[test]
    fn text_is_recognised_by_its_form() {
        assert_eq!(Kind::of(b"\xef\xbb\xbf-----BEGIN CERTIFICATE-----"), Kind::Pem);
        assert_eq!(
            Kind::of(b"Bag Attributes\n    friendlyName: x\n-----BEGIN PRIVATE KEY-----\n"),
            Kind::Pem
        );
        assert_eq!(Kind::of(b"MIIKigIBAzCC\r\nCgUGCSqGSIb3\r\n"), Kind::Base64);
    }

    #[test]
    fn other_files_are_called_by_their_name() {
        for (file, kind) in [
            (&b""[..], "empty"),
            (b" \r\n", "empty"),
            (b"\xfe\xed\xfe\xed\x00\x00\x00\x02", "jks"),
            (b"PK\x03\x04\x14\x00", "zip"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"\xff\xd8\xff\xe0", "picture"),
            (b"%PDF-1.7", "pdf"),
            (b"<!doctype html>", "html"),
            (
                b"\x30\x82\x03\x00\x30\x82\x02\x00\xa0\x03\x02\x01\x02",
                "certificate",
            ),
            (
                b"\x30\x82\x03\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02",
                "pkcs7",
            ),
            (
                b"\x30\x82\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01",
                "publicKey",
            ),
            (b"hello", "unknown"),
            (b"\x30", "unknown"),
        ] {
            assert_eq!(Kind::of(file), Kind::Other(kind), "{file:x?}");
        }
    }
}
