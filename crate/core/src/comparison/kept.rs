//! The records of one side, as far as they are compared.

use crate::declaration::{Amount, Field, Fingerprint, Kind, Member, Record};
use std::borrow::Cow;

/// The codes by which a record says that it no longer counts. The official list is not public: these are modelled.
const WITHDRAWN: [&str; 8] = [
    "annulled",
    "canceled",
    "cancelled",
    "deleted",
    "removed",
    "revoked",
    "void",
    "withdrawn",
];

/// The texts of records in one piece of memory, a few bytes for each besides.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    kind: Kind,
    texts: String,
    /// Where each text ends: the fields of a record, then its identifier.
    ends: Vec<usize>,
    names: Vec<usize>,
    withdrawn: Vec<bool>,
}

impl Kept {
    pub(super) const fn new(kind: Kind) -> Self {
        Self {
            kind,
            texts: String::new(),
            ends: Vec::new(),
            names: Vec::new(),
            withdrawn: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, name: usize, id: &str, record: &dyn Record) {
        for field in self.kind.fields() {
            let text = in_one_notation(*field, record.member(*field));
            self.texts.push_str(&text);
            self.ends.push(self.texts.len());
        }
        self.texts.push_str(id);
        self.ends.push(self.texts.len());
        self.names.push(name);
        let status = self.text(self.count().saturating_sub(1), Field::Status);
        let withdrawn = WITHDRAWN.iter().any(|code| code.eq_ignore_ascii_case(status));
        self.withdrawn.push(withdrawn);
    }

    pub(super) const fn count(&self) -> usize {
        self.names.len()
    }

    pub(super) fn name(&self, at: usize) -> usize {
        self.names.get(at).copied().unwrap_or_default()
    }

    /// A member in one notation; empty when there is none.
    pub(super) fn text(&self, at: usize, field: Field) -> &str {
        let slot = self.kind.fields().iter().position(|one| *one == field);
        slot.map_or("", |slot| self.slot(at, slot))
    }

    pub(super) fn id(&self, at: usize) -> &str {
        self.slot(at, self.kind.fields().len())
    }

    pub(super) fn is_withdrawn(&self, at: usize) -> bool {
        self.withdrawn.get(at).copied().unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> usize {
        self.texts.capacity()
            + (self.ends.capacity() + self.names.capacity()) * size_of::<usize>()
            + self.withdrawn.capacity()
    }

    fn slot(&self, at: usize, slot: usize) -> &str {
        let width = self.kind.fields().len().saturating_add(1);
        let place = at.saturating_mul(width).saturating_add(slot);
        let before = place.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(place).copied().unwrap_or_default();
        let begin = before.copied().unwrap_or_default();
        self.texts.get(begin..end).unwrap_or_default()
    }
}

/// What a text says: capitals and blanks make no difference.
pub(super) fn loose(text: &str) -> Fingerprint {
    Fingerprint::loose(text)
}

/// A member as text, however it was written. What is not a value at all is taken for absent.
fn in_one_notation(field: Field, member: Member<'_>) -> Cow<'_, str> {
    let text = match member {
        Member::Text(text) => Cow::Borrowed(text.trim()),
        Member::Boolean(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Member::Number(number) => match Amount::from_double(number) {
            Ok(amount) => Cow::Owned(amount.to_string()),
            Err(_) => Cow::Owned(number.to_string()),
        },
        Member::Absent | Member::Other | Member::Lost => Cow::Borrowed(""),
    };
    match field {
        Field::Ssin | Field::EnterpriseNumber | Field::ProviderEnterpriseNumber => identifier(field, text),
        Field::DurationValue | Field::AmountValue | Field::CarriedOverValue => match Amount::parse(&text) {
            Ok(amount) => Cow::Owned(amount.to_string()),
            Err(_) => text,
        },
        _ => text,
    }
}

/// Without what people write between digits; an enterprise number without its country, and of ten digits.
fn identifier(field: Field, text: Cow<'_, str>) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() > 9 {
        return text;
    }
    let is_between = |sign: char| sign.is_whitespace() || ['.', '-', '/'].contains(&sign);
    let plain: String = text.chars().filter(|sign| !is_between(*sign)).collect();
    if field == Field::Ssin {
        return Cow::Owned(plain);
    }
    let digits = plain.strip_prefix("BE").unwrap_or(&plain);
    let is_short = digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    Cow::Owned(if is_short {
        format!("0{digits}")
    } else {
        digits.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn notation_makes_no_difference() {
        let one = json!({"employer": {"enterpriseNumber": "BE 202.239.951"}, "worker": {"ssin": "85.40.00-001.27"},
            "training": {"duration": {"value": "7.50"}, "countsForTrainingRight": true}});
        let other = json!({"employer": {"enterpriseNumber": "0202239951"}, "worker": {"ssin": "85400000127"},
            "training": {"duration": {"value": 7.5}, "countsForTrainingRight": "true"}});
        let mut kept = Kept::new(Kind::TrainingRegistration);
        kept.push(3, "", &one);
        kept.push(4, "id", &other);
        for field in Kind::TrainingRegistration.fields() {
            assert_eq!(kept.text(0, *field), kept.text(1, *field), "{field:?}");
        }
        assert_eq!((kept.name(1), kept.id(0), kept.id(1)), (4, "", "id"));
        assert_eq!(kept.text(1, Field::DurationValue), "7.5");
    }
}
