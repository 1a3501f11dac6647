//! What a file is when it is no keystore, so that the user is told instead of asked for a password.

use crate::{Code, Error};

/// The beginnings of files people mistake for their certificate file.
const MAGIC: [(&[u8], &str); 17] = [
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
    (b"-----BEGIN", "pem"),
];

/// `signedData`, the outside of a `.p7b`, and its relatives: 1.2.840.113549.1.7.
const PKCS7: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];

/// Encryption schemes: 1.2.840.113549.1.5 and 1.2.840.113549.1.12.1.
const PKCS5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
const PKCS12: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01];

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
        let text = file
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(file)
            .trim_ascii_start();
        let magic = MAGIC
            .iter()
            .find(|(magic, _)| file.starts_with(magic) || text.starts_with(magic));
        Self::Other(magic.map_or("unknown", |(_, kind)| *kind))
    }
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
                // PKCS#8: an algorithm. PKCS#1 and SEC 1: numbers, or the bytes of an EC key.
                (Some((SEQUENCE | INTEGER | OCTET_STRING, _)), [0 | 1]) => Some(Kind::Other("privateKey")),
                _ => None,
            }
        }
        (OID, _, id) if id.starts_with(PKCS7) => Some(Kind::Other("pkcs7")),
        (SEQUENCE, _, inside) => match open(inside)? {
            // TBSCertificate starts with its version or, in old ones, its serial number.
            (VERSION_TAG | INTEGER, ..) => Some(Kind::Other("certificate")),
            // EncryptedPrivateKeyInfo starts with an encryption scheme, a public key with what it is for.
            (OID, _, id) if id.starts_with(PKCS5) || id.starts_with(PKCS12) => {
                Some(Kind::Other("privateKey"))
            }
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
            (b"\xef\xbb\xbf-----BEGIN CERTIFICATE-----", "pem"),
            (
                b"\x30\x82\x03\x00\x30\x82\x02\x00\xa0\x03\x02\x01\x02",
                "certificate",
            ),
            (
                b"\x30\x82\x03\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02",
                "pkcs7",
            ),
            (
                b"\x30\x82\x03\x00\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01",
                "privateKey",
            ),
            (b"\x30\x82\x03\x00\x02\x01\x00\x02\x82\x01\x01\x00", "privateKey"),
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
