//! The enterprise number in the subject of a certificate, in the forms Belgian certificates have it.
//!
//! `0202.239.951` or `0202239951`; `BE0202239951`; with the register and country before it, as ETSI EN 319 412-1
//! §5.1.4 writes it: `VATBE-0202239951`, `NTRBE-0202239951`; as the URN
//! `urn:be:fgov:kbo-bce:organization:cbe-number:0202239951`; with nine digits in old VAT numbers.

use super::name::{
    COMMON_NAME, Name, ORGANISATION, ORGANISATION_IDENTIFIER, ORGANISATIONAL_UNIT, SERIAL_NUMBER, shown,
};
use crate::declaration::EnterpriseNumber;

/// Where to look, the attribute made for it first.
const PLACES: [const_oid::ObjectIdentifier; 5] = [
    ORGANISATION_IDENTIFIER,
    SERIAL_NUMBER,
    ORGANISATIONAL_UNIT,
    ORGANISATION,
    COMMON_NAME,
];

/// The first number found whose check digits are right, as ten digits.
pub(super) fn find(subject: &Name) -> Option<String> {
    PLACES.iter().find_map(|place| {
        let mut texts = subject.texts().filter(|(id, _)| id == place);
        texts.find_map(|(_, text)| find_in(&shown(text)))
    })
}

fn find_in(text: &str) -> Option<String> {
    if is_foreign(text) {
        return None;
    }
    let mut before = '\0';
    let mut rest = text.chars();
    loop {
        if !before.is_ascii_digit()
            && let Some(digits) = leading_number(rest.as_str())
        {
            let head = text.strip_suffix(rest.as_str()).unwrap_or_default();
            let number = match digits.len() {
                10 => Some(digits),
                9 if is_marked_belgian(head) => Some(format!("0{digits}")),
                _ => None,
            };
            if let Some(number) = number.filter(|number| EnterpriseNumber::parse(number).is_ok()) {
                return Some(number);
            }
        }
        before = rest.next()?;
    }
}

/// `VATFR-…`, `NTRDE-…`: the register of another country.
fn is_foreign(text: &str) -> bool {
    let Some((register, _)) = text.split_once('-') else {
        return false;
    };
    register.len() == 5 && register.chars().all(|c| c.is_ascii_uppercase()) && !register.ends_with("BE")
}

fn is_marked_belgian(head: &str) -> bool {
    head.trim_end_matches(['-', ' ', ':', '.'])
        .to_ascii_uppercase()
        .ends_with("BE")
}

/// The digits `text` starts with, one dot or blank between the usual groups left out, when no further digit follows.
fn leading_number(text: &str) -> Option<String> {
    let mut digits = String::new();
    let mut separated = true;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                digits.push(c);
                separated = false;
            }
            '.' | ' ' | '\u{a0}' if !separated && matches!(digits.len(), 3 | 4 | 6 | 7) => separated = true,
            _ => break,
        }
        if digits.len() > 10 {
            return None;
        }
    }
    matches!(digits.len(), 9 | 10).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_in_use_is_found() {
        for text in [
            "0202239951",
            "0202.239.951",
            "BE 0202.239.951",
            "BE0202239951",
            "be0202239951",
            "VATBE-0202239951",
            "NTRBE-0202239951",
            "VATBE-202239951",
            "BE 202.239.951",
            "urn:be:fgov:kbo-bce:organization:cbe-number:0202239951",
            "CBE=0202239951, e-Box",
            "KBO/BCE 0202 239 951",
            "Example NV 0202239951 2026",
        ] {
            assert_eq!(find_in(text).as_deref(), Some("0202239951"), "{text}");
        }
        assert_eq!(find_in("1000.000.021").as_deref(), Some("1000000021"));
        assert_eq!(find_in("0100007097").as_deref(), Some("0100007097"));
    }

    #[test]
    fn what_is_not_an_enterprise_number_is_not_found() {
        for text in [
            "",
            "0202239952",
            "02022399510",
            "10202239951",
            "202239951",
            "2147812701",
            "VATFR-0202239951",
            "NTRNL-0202239951",
            "0202-239-951",
            "Example NV",
        ] {
            assert_eq!(find_in(text), None, "{text}");
        }
    }
}
