//! The extensions of a certificate that are shown or that order a chain (RFC 5280 §4.2.1), as far as they can be
//! read. One that cannot be read is passed over: it does not keep the key from being used.

use super::der::{BOOLEAN, Bits, Element, OCTET_STRING, Octets, Reader, primitive, whole};
use const_oid::ObjectIdentifier;

const SUBJECT_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const AUTHORITY_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");

/// The most extended usages shown. Real certificates have four.
const MAX_USAGES: usize = 16;

/// The bits of `KeyUsage`, in order (RFC 5280 §4.2.1.3).
const KEY_USAGES: [&str; 9] = [
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly",
];

/// Purposes with a name (RFC 5280 §4.2.1.12; RFC 9336 for the signing of documents).
const PURPOSES: [(ObjectIdentifier, &str); 8] = [
    (ObjectIdentifier::new_unwrap("2.5.29.37.0"), "anyExtendedKeyUsage"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1"), "serverAuth"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2"), "clientAuth"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.3"), "codeSigning"),
    (
        ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4"),
        "emailProtection",
    ),
    (ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8"), "timeStamping"),
    (ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9"), "OCSPSigning"),
    (
        ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
        "documentSigning",
    ),
];

/// What the extensions say.
#[derive(Default)]
pub(super) struct Extensions {
    /// The identifier of its own key (§4.2.1.2).
    pub(super) subject_key_id: Option<Vec<u8>>,
    /// The identifier of the key it was signed with (§4.2.1.1).
    pub(super) authority_key_id: Option<Vec<u8>>,
    /// The usages of the key by their names in the standard, purposes without one by their OID.
    pub(super) usages: Vec<String>,
}

impl Extensions {
    /// Reads the `[3]` of a certificate.
    pub(super) fn parse(field: Option<Element<'_>>) -> Self {
        let mut found = Self::default();
        let Some(list) = field.and_then(|field| Element::parse(field.contents)) else {
            return found;
        };
        let mut reader = Reader::new(list.contents);
        let mut purposes = Vec::new();
        while let Some(extension) = reader.next() {
            let Some((id, value)) = value(extension) else {
                continue;
            };
            match id {
                SUBJECT_KEY_ID => {
                    found.subject_key_id =
                        whole(value, Reader::next::<Octets<'_>>).map(|Octets(id)| id.to_vec());
                }
                AUTHORITY_KEY_ID => found.authority_key_id = authority_key_id(value),
                KEY_USAGE => found.usages = key_usages(value),
                EXTENDED_KEY_USAGE => purposes = extended_key_usages(value),
                _ => {}
            }
        }
        found.usages.append(&mut purposes);
        found
    }
}

fn value(extension: Element<'_>) -> Option<(ObjectIdentifier, &[u8])> {
    let mut fields = Reader::new(extension.contents);
    let id = fields.next()?;
    let _critical: Option<Element<'_>> = fields.optional(BOOLEAN)?;
    Some((id, fields.next::<Element<'_>>()?.inside(OCTET_STRING)?))
}

fn authority_key_id(value: &[u8]) -> Option<Vec<u8>> {
    // [0] keyIdentifier comes first when it is there.
    let first: Element<'_> = Reader::new(Element::parse(value)?.contents).next()?;
    first.inside(primitive(0)).map(<[u8]>::to_vec)
}

fn key_usages(value: &[u8]) -> Vec<String> {
    let Some(Bits { bytes, unused }) = whole(value, Reader::next) else {
        return Vec::new();
    };
    let count = bytes.len().saturating_mul(8).saturating_sub(unused.into());
    let bits = bytes
        .iter()
        .flat_map(|byte| (0..8).map(move |place| byte << place & 0x80 != 0));
    let set = bits.take(count).zip(KEY_USAGES).filter(|(is_set, _)| *is_set);
    set.map(|(_, name)| name.to_owned()).collect()
}

fn extended_key_usages(value: &[u8]) -> Vec<String> {
    let mut purposes = Vec::new();
    let Some(list) = Element::parse(value) else {
        return purposes;
    };
    let mut reader = Reader::new(list.contents);
    while purposes.len() < MAX_USAGES
        && let Some(id) = reader.next::<ObjectIdentifier>()
    {
        let name = PURPOSES.iter().find(|(known, _)| *known == id);
        purposes.push(name.map_or_else(|| id.to_string(), |(_, name)| (*name).to_owned()));
    }
    purposes
}
