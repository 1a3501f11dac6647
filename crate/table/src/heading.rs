//! Which column is which field, by its heading.

mod names;

use crate::value::fold;
use fla_core::declaration::{Field, Kind};
use names::{OTHERS, names};
use serde::Serialize;

/// How sure a guess is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// There is no guess.
    None,
    /// The heading has words of it, or the contents have its form.
    Likely,
    /// The heading says so.
    Certain,
}

/// The field a heading names. `Certain` with no field: it names something that a declaration has no place for, such as
/// the worker's name.
pub fn recognise(kind: Kind, heading: &str) -> (Option<Field>, Confidence) {
    let own = kind.fields().iter().copied();
    if let Some(field) = own.clone().find(|field| is_path(*field, heading)) {
        return (Some(field), Confidence::Certain);
    }
    let words = fold(heading);
    let plain = joined(&words);
    if plain.is_empty() {
        return (None, Confidence::None);
    }
    let all = own.flat_map(|field| names(field).map(move |name| (field, name)));
    if let Some((field, _)) = all.clone().find(|(_, name)| joined(name) == plain) {
        return (Some(field), Confidence::Certain);
    }
    if OTHERS.iter().any(|name| joined(name) == plain) {
        return (None, Confidence::Certain);
    }
    // The longest name whose words all stand in the heading, and only when no other field has one as long.
    let mut best: Option<(Field, usize)> = None;
    let mut tied = false;
    for (field, name) in all.filter(|(_, name)| has_words(&words, name)) {
        let length = name.len();
        match best {
            Some((other, longest)) if length == longest && other != field => tied = true,
            Some((_, longest)) if length <= longest => {}
            _ => (best, tied) = (Some((field, length)), false),
        }
    }
    match best {
        Some((field, _)) if !tied => (Some(field), Confidence::Likely),
        _ => (None, Confidence::None),
    }
}

/// Whether any heading is one of ours: then the row is a heading, and no data.
pub fn is_known(kind: Kind, heading: &str) -> bool {
    recognise(kind, heading).1 == Confidence::Certain
}

/// `worker.ssin`, or its last word when no other field ends in it: `startDate`, `start_date`.
fn is_path(field: Field, heading: &str) -> bool {
    let last = field.path().rsplit('.').next().unwrap_or_default();
    let shared = Field::ALL
        .iter()
        .filter(|other| other.path().rsplit('.').next() == Some(last))
        .count()
        > 1;
    let bare: String = heading
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    bare.eq_ignore_ascii_case(field.path()) || (!shared && last.len() > 4 && bare.eq_ignore_ascii_case(last))
}

/// People write `KBO-nummer`, `KBO nummer` and `KBOnummer`.
fn joined(words: &str) -> String {
    words.chars().filter(|c| *c != ' ').collect()
}

fn has_words(heading: &str, name: &str) -> bool {
    let mut all = name.split(' ');
    all.all(|word| heading.split(' ').any(|one| one == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Kind; 2] = Kind::ALL;

    #[test]
    fn every_name_is_folded_and_names_one_field_of_a_kind() {
        for kind in BOTH {
            for field in kind.fields() {
                for name in names(*field) {
                    assert_eq!(fold(name), name);
                    assert_eq!(
                        recognise(kind, name),
                        (Some(*field), Confidence::Certain),
                        "{name}"
                    );
                }
                assert_eq!(recognise(kind, field.path()), (Some(*field), Confidence::Certain));
            }
        }
    }

    #[test]
    fn headings_of_payroll_files_are_recognised() {
        let cases = [
            ("INSZ", Field::Ssin),
            ("Rijksregisternummer", Field::Ssin),
            ("NISS du travailleur", Field::Ssin),
            ("Numéro de registre national", Field::Ssin),
            ("KBO-nummer", Field::EnterpriseNumber),
            ("Numéro BCE", Field::EnterpriseNumber),
            ("Ondernemingsnr.", Field::EnterpriseNumber),
            ("Naam opleiding", Field::Name),
            ("Intitulé de la formation", Field::Name),
            ("Begindatum", Field::StartDate),
            ("Date de fin", Field::EndDate),
            ("Aantal uren", Field::DurationValue),
            ("start_date", Field::StartDate),
            ("Telt mee voor het opleidingsrecht", Field::CountsForTrainingRight),
            ("PC", Field::JointCommittee),
            ("Paritair Comité", Field::JointCommittee),
            ("Schulungsanbieter", Field::ProviderName),
            ("Weiterbildungsanbieter", Field::ProviderName),
            ("ENSS", Field::Ssin),
            ("Nationalregisternummer", Field::Ssin),
            ("Name der Schulung", Field::Name),
            ("Name der Weiterbildung", Field::Name),
        ];
        for (heading, field) in cases {
            assert_eq!(
                recognise(Kind::TrainingRegistration, heading),
                (Some(field), Confidence::Certain),
                "{heading}"
            );
        }
    }

    #[test]
    fn words_of_a_name_make_it_likely_and_other_data_is_left_out() {
        let registration = |heading| recognise(Kind::TrainingRegistration, heading);
        assert_eq!(
            registration("INSZ (11 cijfers)"),
            (Some(Field::Ssin), Confidence::Likely)
        );
        assert_eq!(
            registration("Begindatum sessie 1"),
            (Some(Field::StartDate), Confidence::Likely)
        );
        assert_eq!(registration("Voornaam"), (None, Confidence::Certain));
        assert_eq!(registration("Kleur"), (None, Confidence::None));
        assert_eq!(registration(""), (None, Confidence::None));
    }
}
