//! Keys and certificates that are in no keystore: PEM, and keys in bare DER.

use super::ber;
use super::kind::{Kind, not_a_keystore};
use super::pem::{self, Block};
use super::private_key::KeyForm;
use super::safe::{Attributes, Holds, Locked, Safe};
use super::scheme::Scheme;
use super::structure::{EncryptedPrivateKeyInfo, damaged, parse};
use crate::{Code, Error, Result};
use zeroize::Zeroizing;

/// What a text file turned out to hold.
pub(super) enum Text {
    /// A keystore, in base64.
    Keystore(Zeroizing<Vec<u8>>),
    /// Keys, and certificates with them.
    Loose(Safe),
}

/// Reads PEM or bare base64.
pub(super) fn read(text: &[u8]) -> Result<Text> {
    let text = core::str::from_utf8(text)
        .map_err(|_| damaged("PEM"))?
        .trim_start_matches('\u{feff}');
    if Kind::of(text.as_bytes()) == Kind::Base64 {
        return within(&pem::decode(text)?);
    }
    let mut safe = Safe::default();
    let mut seen = "pem";
    for block in pem::blocks(text) {
        let block = block?;
        safe.count_bag()?;
        if block.label == "PKCS12" {
            return Ok(Text::Keystore(block.der));
        }
        safe.add_block(&block)?;
        seen = match block.label {
            "CERTIFICATE" | "X509 CERTIFICATE" => "certificate",
            "PKCS7" | "CMS" => "pkcs7",
            "PUBLIC KEY" | "RSA PUBLIC KEY" => "publicKey",
            _ => seen,
        };
    }
    if safe.keys.is_empty() && safe.locked.is_empty() {
        return Err(not_a_keystore(seen));
    }
    Ok(Text::Loose(safe))
}

/// What base64 held, itself not text again.
fn within(der: &Zeroizing<Vec<u8>>) -> Result<Text> {
    match Kind::of(der) {
        Kind::Pfx => Ok(Text::Keystore(der.clone())),
        kind => key(kind, der).map(Text::Loose),
    }
}

/// A key in bare DER.
pub(super) fn key(kind: Kind, der: &[u8]) -> Result<Safe> {
    let mut safe = Safe::default();
    match kind {
        Kind::Key(form) => {
            safe.add_key(form, &ber::to_der(der, "private key")?.der, Attributes::default())?;
        }
        Kind::SealedKey => safe.add_sealed(der)?,
        Kind::Other(kind) => return Err(not_a_keystore(kind)),
        Kind::Pfx | Kind::Pem | Kind::Base64 => return Err(not_a_keystore("unknown")),
    }
    Ok(safe)
}

impl Safe {
    /// Takes in one block of PEM. Blocks of other kinds are left alone.
    fn add_block(&mut self, block: &Block<'_>) -> Result<()> {
        let form = match block.label {
            "CERTIFICATE" | "X509 CERTIFICATE" => {
                return self.add_certificate(&block.der, Attributes::default());
            }
            "ENCRYPTED PRIVATE KEY" => return self.add_sealed(&block.der),
            "PRIVATE KEY" => KeyForm::Pkcs8,
            "RSA PRIVATE KEY" => KeyForm::Pkcs1,
            "EC PRIVATE KEY" => KeyForm::Sec1,
            other if other.ends_with("PRIVATE KEY") => {
                return Err(Error::new(Code::IdentityUnsupported).with("algorithm", other));
            }
            _ => return Ok(()),
        };
        if let Some(dek_info) = block.dek_info {
            return self.add_lock(Locked {
                scheme: Scheme::parse_dek_info(dek_info)?,
                data: block.der.to_vec(),
                holds: Holds::Key(form, Attributes::default()),
            });
        }
        self.add_key(
            form,
            &ber::to_der(&block.der, "private key")?.der,
            Attributes::default(),
        )
    }

    fn add_sealed(&mut self, der: &[u8]) -> Result<()> {
        let der = ber::to_der(der, "private key")?.der;
        let sealed: EncryptedPrivateKeyInfo<'_> = parse(&der, "private key")?;
        self.add_sealed_key(&sealed, Attributes::default())
    }
}
