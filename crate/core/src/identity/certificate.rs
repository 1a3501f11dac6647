//! X.509 certificates: the fields that are shown and those that pair and order (RFC 5280 §4.1).
//!
//! Only these fields are read, so an oddity elsewhere in a certificate of a small company's own making does not
//! keep its key from being used.

use super::der::{Element, INTEGER, Reader, SEQUENCE, constructed};
use super::enterprise_number;
use super::extension::Extensions;
use super::name::{self, Name};
use super::public_key::PublicKey;
use super::serial::Serial;
use super::structure::damaged;
use super::view::CertificateView;
use crate::Result;
use crate::time::UnixTime;
use core::fmt::Write;
use sha1::{Digest, Sha1};
use sha2::Sha256;
use time::{Date, Month};

const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// A certificate read.
pub(super) struct Certificate {
    pub(super) der: Vec<u8>,
    pub(super) public: PublicKey,
    pub(super) subject: Name,
    pub(super) issuer: Name,
    pub(super) not_after: UnixTime,
    not_before: UnixTime,
    serial: Serial,
    pub(super) extensions: Extensions,
}

impl Certificate {
    /// Reads a certificate in DER.
    pub(super) fn parse(der: &[u8]) -> Result<Self> {
        let fields = read(der).ok_or_else(|| damaged("certificate"))?;
        Ok(Self {
            der: der.to_vec(),
            public: PublicKey::parse(fields.spki)?,
            subject: Name::parse(fields.subject)?,
            issuer: Name::parse(fields.issuer)?,
            not_before: instant(fields.not_before).ok_or_else(|| damaged("certificate"))?,
            not_after: instant(fields.not_after).ok_or_else(|| damaged("certificate"))?,
            serial: Serial::new(fields.serial),
            extensions: Extensions::parse(fields.extensions),
        })
    }

    /// What may be shown.
    pub(super) fn view(&self) -> CertificateView {
        CertificateView {
            subject: self.subject.to_line(),
            issuer: self.issuer.to_line(),
            common_name: self.subject.first(name::COMMON_NAME),
            organisation: self.subject.first(name::ORGANISATION),
            enterprise_number: enterprise_number::find(&self.subject),
            serial: self.serial.to_hex(),
            serial_decimal: self.serial.to_decimal(),
            not_before: self.not_before.to_rfc3339(),
            not_after: self.not_after.to_rfc3339(),
            usages: self.extensions.usages.clone(),
            sha256: hex(&Sha256::digest(&self.der)),
            sha1: hex(&Sha1::digest(&self.der)),
        }
    }
}

struct Fields<'a> {
    serial: &'a [u8],
    issuer: Element<'a>,
    not_before: Element<'a>,
    not_after: Element<'a>,
    subject: Element<'a>,
    spki: &'a [u8],
    extensions: Option<Element<'a>>,
}

fn read(der: &[u8]) -> Option<Fields<'_>> {
    // What stands after the part that is signed is not looked at.
    let certificate: Element<'_> = Reader::new(der).next()?;
    let tbs: Element<'_> = Reader::new(certificate.inside(SEQUENCE)?).next()?;
    tbs.sequence(|fields| {
        // Absent in version 1.
        let _version: Option<Element<'_>> = fields.optional(constructed(0))?;
        let serial = fields.next::<Element<'_>>()?.inside(INTEGER)?;
        let _signature: Element<'_> = fields.next()?;
        let issuer = fields.next()?;
        let (not_before, not_after) = fields
            .next::<Element<'_>>()?
            .sequence(|validity| Some((validity.next()?, validity.next()?)))?;
        let subject = fields.next()?;
        let spki = fields.next::<Element<'_>>()?.der;
        let mut extensions = None;
        while let Some(field) = fields.any()? {
            if field.tag == constructed(3) {
                extensions = Some(field);
            }
        }
        Some(Fields {
            serial,
            issuer,
            not_before,
            not_after,
            subject,
            spki,
            extensions,
        })
    })
}

/// `UTCTime` or `GeneralizedTime` (RFC 5280 §4.1.2.5), also without seconds or with an offset, as X.680 allows.
fn instant(value: Element<'_>) -> Option<UnixTime> {
    let text = core::str::from_utf8(value.contents).ok()?;
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, zone) = text.split_at_checked(end)?;
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i32>().ok();
    let (year, at) = match value.tag {
        UTC_TIME => match number(0, 2)? {
            year @ 0..50 => (year.checked_add(2000)?, 2),
            year => (year.checked_add(1900)?, 2),
        },
        GENERALIZED_TIME => (number(0, 4)?, 4),
        _ => return None,
    };
    let field = |index: usize| {
        let from = index.checked_mul(2)?.checked_add(at)?;
        u8::try_from(number(from, from.checked_add(2)?)?).ok()
    };
    let date = Date::from_calendar_date(year, Month::try_from(field(0)?).ok()?, field(1)?).ok()?;
    let time = date.with_hms(field(2)?, field(3)?, field(4).unwrap_or(0)).ok()?;
    // A fraction of a second is not worth showing.
    let zone = zone
        .trim_start_matches(['.', ','])
        .trim_start_matches(|c: char| c.is_ascii_digit());
    Some(UnixTime(time.assume_utc().unix_timestamp()).plus(offset(zone)?))
}

/// Seconds to add for `Z`, `+hhmm` or `-hhmm`.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = if zone.starts_with('+') { -1 } else { 1 };
    let clock = zone.strip_prefix(['+', '-'])?;
    let hours = clock.get(..2)?.parse::<i64>().ok()?;
    let minutes = clock.get(2..4)?.parse::<i64>().ok()?;
    hours
        .checked_mul(60)?
        .checked_add(minutes)?
        .checked_mul(60)?
        .checked_mul(sign)
}

/// Lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
