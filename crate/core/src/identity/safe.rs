//! What is inside a PKCS#12 file: safes, bags in them, and what is still locked (RFC 7292 §4.1–4.2).

use super::algorithm as oid;
use super::ber;
use super::certificate::Certificate;
use super::der::{Element, OCTET_STRING, Read, Reader, SEQUENCE};
use super::name;
use super::private_key::{FoundKey, KeyForm};
use super::scheme::{Scheme, unsupported};
use super::structure::{
    Attribute, ContentInfo, EncryptedData, EncryptedPrivateKeyInfo, SafeBag, TypedBag, beyond, damaged, parse,
};
use crate::{Code, Result};

/// How deeply safe contents may be nested.
pub const MAX_BAG_DEPTH: usize = 8;
/// The most bags in a file, of all kinds together.
pub const MAX_BAGS: usize = 1024;
/// The most private keys in a file.
pub const MAX_KEYS: usize = 64;

/// Everything found so far.
#[derive(Default)]
pub(super) struct Safe {
    pub(super) keys: Vec<(FoundKey, Attributes)>,
    pub(super) certificates: Vec<(Certificate, Attributes)>,
    pub(super) locked: Vec<Locked>,
    /// The password of the file is sealed for Windows accounts.
    pub(super) windows_protected: bool,
    bags: usize,
}

/// Something encrypted with a password.
pub(super) struct Locked {
    pub(super) scheme: Scheme,
    pub(super) data: Vec<u8>,
    pub(super) holds: Holds,
}

/// What comes out when it is decrypted.
pub(super) enum Holds {
    /// A `SafeContents`.
    Bags,
    /// A private key, with the attributes of its bag.
    Key(KeyForm, Attributes),
}

/// The attributes of a bag that are used (RFC 2985 §5.5.1–5.5.2).
#[derive(Clone, Default)]
pub(super) struct Attributes {
    pub(super) friendly_name: Option<String>,
    pub(super) local_key_id: Option<Vec<u8>>,
}

impl Safe {
    /// Reads an `AuthenticatedSafe`: what is in the clear now, what is encrypted later.
    pub(super) fn read(&mut self, authenticated_safe: &[u8]) -> Result<()> {
        let der = ber::to_der(authenticated_safe, "content")?.der;
        each(parse(&der, "content")?, |info: ContentInfo<'_>| {
            self.count_bag()?;
            let content = info.content.ok_or_else(|| damaged("content"))?;
            match info.content_type {
                oid::DATA => {
                    let contents = content.inside(OCTET_STRING).ok_or_else(|| damaged("content"))?;
                    let der = ber::to_der(contents, "content")?.der;
                    self.read_contents(&der)
                }
                oid::ENCRYPTED_DATA => {
                    let EncryptedData { info, .. } = parse(content.der, "content")?;
                    let data = info.data().ok_or_else(|| damaged("content"))?;
                    self.add_lock(Locked {
                        scheme: Scheme::parse(&info.algorithm)?,
                        data,
                        holds: Holds::Bags,
                    })
                }
                other => Err(unsupported(Code::IdentityUnsupportedCipher, &other)),
            }
        })
    }

    /// Takes in what a lock held. `None` when `plain` cannot be it, so the keys were the wrong ones.
    pub(super) fn unlock(&mut self, holds: &Holds, plain: &[u8]) -> Option<Result<()>> {
        let done = ber::to_der(plain, "content").ok()?;
        if !done.rest.is_empty() || !done.der.starts_with(&[SEQUENCE]) {
            return None;
        }
        Some(match holds {
            Holds::Bags => self.read_contents(&done.der),
            Holds::Key(form, attributes) => self.add_key(*form, &done.der, attributes.clone()),
        })
    }

    /// Reads a `SafeContents` in DER.
    fn read_contents(&mut self, contents: &[u8]) -> Result<()> {
        self.read_bags(parse(contents, "content")?, 1)
    }

    fn read_bags(&mut self, bags: Element<'_>, depth: usize) -> Result<()> {
        if depth > MAX_BAG_DEPTH {
            return Err(beyond("bag_depth", MAX_BAG_DEPTH));
        }
        each(bags, |bag: SafeBag<'_>| {
            self.count_bag()?;
            self.read_bag(&bag, depth)
        })
    }

    fn read_bag(&mut self, bag: &SafeBag<'_>, depth: usize) -> Result<()> {
        match bag.id {
            pkcs12::PKCS_12_KEY_BAG_OID => self.add_key(
                KeyForm::Pkcs8,
                bag.value.0.der,
                Attributes::read(bag.attributes()),
            ),
            pkcs12::PKCS_12_PKCS8_KEY_BAG_OID => {
                let sealed = parse(bag.value.0.der, "private key")?;
                self.add_sealed_key(&sealed, Attributes::read(bag.attributes()))
            }
            pkcs12::PKCS_12_CERT_BAG_OID => self.read_certificate(bag),
            pkcs12::PKCS_12_SAFE_CONTENTS_BAG_OID => self.read_bags(bag.value.0, depth.saturating_add(1)),
            pkcs12::PKCS_12_SECRET_BAG_OID => {
                let secret = TypedBag::read(bag.value.0);
                self.windows_protected |=
                    secret.is_some_and(|secret| secret.id == oid::WINDOWS_PROTECTED_PASSWORD);
                Ok(())
            }
            // Revocation lists, and whatever else a tool keeps in its own file.
            _ => Ok(()),
        }
    }

    fn read_certificate(&mut self, bag: &SafeBag<'_>) -> Result<()> {
        let certificate: TypedBag<'_> = parse(bag.value.0.der, "certificate")?;
        if certificate.id == pkcs12::PKCS_12_X509_CERT_OID {
            let der = certificate.value.0.inside(OCTET_STRING);
            let der = der.ok_or_else(|| damaged("certificate"))?;
            self.add_certificate(der, Attributes::read(bag.attributes()))?;
        }
        Ok(())
    }

    /// Takes in a key in the clear.
    pub(super) fn add_key(&mut self, form: KeyForm, der: &[u8], attributes: Attributes) -> Result<()> {
        if self.keys.len() >= MAX_KEYS {
            return Err(beyond("keys", MAX_KEYS));
        }
        self.keys.push((FoundKey::parse(form, der)?, attributes));
        Ok(())
    }

    /// Takes in an encrypted key.
    pub(super) fn add_sealed_key(
        &mut self,
        sealed: &EncryptedPrivateKeyInfo<'_>,
        own: Attributes,
    ) -> Result<()> {
        self.add_lock(Locked {
            scheme: Scheme::parse(&sealed.algorithm)?,
            data: sealed.data.0.to_vec(),
            holds: Holds::Key(KeyForm::Pkcs8, own),
        })
    }

    /// Takes in a lock. Each holds a key or more, so there can be no more locks than keys.
    pub(super) fn add_lock(&mut self, locked: Locked) -> Result<()> {
        if self.locked.len() >= MAX_KEYS {
            return Err(beyond("keys", MAX_KEYS));
        }
        self.locked.push(locked);
        Ok(())
    }

    /// Takes in a certificate in DER.
    pub(super) fn add_certificate(&mut self, der: &[u8], attributes: Attributes) -> Result<()> {
        self.certificates.push((Certificate::parse(der)?, attributes));
        Ok(())
    }

    /// Counts something found, of whatever kind.
    pub(super) fn count_bag(&mut self) -> Result<()> {
        self.bags = self.bags.saturating_add(1);
        if self.bags > MAX_BAGS {
            Err(beyond("bags", MAX_BAGS))
        } else {
            Ok(())
        }
    }
}

impl Attributes {
    /// Reads what is inside a `SET OF PKCS12Attribute`. An attribute that cannot be read is not worth losing a key.
    fn read(set: &[u8]) -> Self {
        let mut found = Self::default();
        let mut reader = Reader::new(set);
        while let Some(attribute) = reader.next::<Attribute<'_>>() {
            let Some(value) = Reader::new(attribute.values.contents).next::<Element<'_>>() else {
                continue;
            };
            if attribute.id == oid::FRIENDLY_NAME {
                found.friendly_name = name::text(value)
                    .map(|text| name::shown(&text))
                    .filter(|text| !text.is_empty());
            } else if attribute.id == oid::LOCAL_KEY_ID {
                found.local_key_id = Some(value.contents.to_vec());
            }
        }
        found
    }
}

/// Calls `with` for every element of a `SEQUENCE OF`.
fn each<'a, T: Read<'a>>(list: Element<'a>, mut with: impl FnMut(T) -> Result<()>) -> Result<()> {
    let mut reader = Reader::new(list.contents);
    while !reader.is_finished() {
        with(reader.next().ok_or_else(|| damaged("content"))?)?;
    }
    Ok(())
}
