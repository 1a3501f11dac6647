//! Words of four languages that stand for a code.

use fla_core::declaration::Field;

/// A text without accents and capitals, and with one blank for everything that is neither letter nor digit.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            'A'..='Z' => folded.push(sign.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => folded.push(sign),
            'ß' => folded.push_str("ss"),
            'Œ' | 'œ' => folded.push_str("oe"),
            'Æ' | 'æ' => folded.push_str("ae"),
            // A mark that stands behind its letter, as some systems write them.
            '\u{300}'..='\u{36f}' => {}
            _ => match base(sign) {
                Some(letter) => folded.push(letter),
                None if folded.ends_with(' ') || folded.is_empty() => {}
                None => folded.push(' '),
            },
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The letter under an accent.
const fn base(sign: char) -> Option<char> {
    Some(match sign {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

/// Codes, each with the words for it: the first four are those of nl, fr, de and en that a template uses.
type Words = &'static [(&'static str, &'static [&'static str])];

const NATURE: Words = &[
    (
        "formal",
        &[
            "formeel",
            "formel",
            "formell",
            "formal",
            "formelle",
            "formele",
            "formele opleiding",
            "formation formelle",
            "f",
        ],
    ),
    (
        "informal",
        &[
            "informeel",
            "informel",
            "informell",
            "informal",
            "informelle",
            "informele",
            "informele opleiding",
            "formation informelle",
            "i",
        ],
    ),
];

const STATUS: Words = &[
    (
        "planned",
        &[
            "gepland",
            "planifie",
            "geplant",
            "planned",
            "planifiee",
            "prevu",
            "prevue",
            "ingepland",
            "vorgesehen",
        ],
    ),
    (
        "followed",
        &[
            "gevolgd",
            "suivi",
            "absolviert",
            "followed",
            "suivie",
            "voltooid",
            "afgerond",
            "beeindigd",
            "termine",
            "terminee",
            "completed",
            "abgeschlossen",
            "teilgenommen",
            "besucht",
            "done",
            "aanwezig",
        ],
    ),
    (
        "notFollowed",
        &[
            "niet gevolgd",
            "non suivi",
            "nicht absolviert",
            "not followed",
            "non suivie",
            "pas suivi",
            "pas suivie",
            "geannuleerd",
            "annule",
            "annulee",
            "cancelled",
            "nicht teilgenommen",
            "nicht besucht",
            "afwezig",
            "absent",
            "notfollowed",
        ],
    ),
];

const UNIT: Words = &[
    (
        "hours",
        &[
            "uren", "heures", "stunden", "hours", "uur", "u", "heure", "h", "stunde", "std", "hour", "hrs",
            "hr",
        ],
    ),
    (
        "days",
        &[
            "dagen",
            "jours",
            "tage",
            "days",
            "dag",
            "d",
            "jour",
            "j",
            "tag",
            "day",
            "werkdagen",
            "arbeitstage",
        ],
    ),
];

const SOURCE: Words = &[
    ("employer", &["werkgever", "employeur", "arbeitgeber", "employer"]),
    (
        "representative",
        &[
            "mandataris",
            "mandataire",
            "bevollmachtigter",
            "representative",
            "sociaal secretariaat",
            "secretariat social",
            "sozialsekretariat",
        ],
    ),
    (
        "trainingProvider",
        &[
            "opleidingsverstrekker",
            "prestataire de formation",
            "schulungsanbieter",
            "training provider",
            "trainingprovider",
            "opleider",
            "formateur",
        ],
    ),
    ("sigedis", &["sigedis"]),
    ("unknown", &["onbekend", "inconnu", "unbekannt", "unknown"]),
];

const RIGHT_KIND: Words = &[
    (
        "legal",
        &[
            "wettelijk",
            "legal",
            "gesetzlich",
            "statutory",
            "wet",
            "loi",
            "legaux",
            "gesetz",
        ],
    ),
    (
        "sectoral",
        &[
            "sectoraal",
            "sectoriel",
            "sektoral",
            "sectoral",
            "sector",
            "secteur",
            "sektor",
            "sectorielle",
        ],
    ),
    (
        "employer",
        &[
            "werkgever",
            "employeur",
            "arbeitgeber",
            "employer",
            "bedrijf",
            "entreprise",
            "company",
            "onderneming",
            "betrieb",
        ],
    ),
];

const YES: &[&str] = &[
    "ja", "oui", "yes", "x", "1", "true", "waar", "vrai", "wahr", "y", "j", "o", "v",
];
const NO: &[&str] = &[
    "nee", "non", "nein", "no", "neen", "0", "false", "onwaar", "faux", "falsch", "n",
];

/// The codes of a field, when it has a list of them.
pub(super) fn codes(field: Field) -> Option<Words> {
    Some(match field {
        Field::Nature => NATURE,
        Field::Status => STATUS,
        Field::DurationUnit | Field::AmountUnit | Field::CarriedOverUnit => UNIT,
        Field::Source => SOURCE,
        Field::RightKind => RIGHT_KIND,
        _ => return None,
    })
}

/// The code a word stands for.
pub(super) fn code(words: Words, text: &str) -> Option<&'static str> {
    if let Some((code, _)) = words.iter().find(|(code, _)| *code == text) {
        return Some(code);
    }
    let folded = fold(text);
    let mut all = words.iter();
    all.find(|(code, words)| words.contains(&folded.as_str()) || code.eq_ignore_ascii_case(&folded))
        .map(|(code, _)| *code)
}

/// What a word for yes or no says.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    // A tick is a sign, and no word.
    if matches!(text, "✓" | "✔" | "☑" | "☒") {
        return Some(true);
    }
    let folded = fold(text);
    match folded.as_str() {
        yes if YES.contains(&yes) => Some(true),
        no if NO.contains(&no) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_capitals_and_signs_make_no_difference() {
        assert_eq!(fold("  Numéro d'ENTREPRISE (BCE)* "), "numero d entreprise bce");
        assert_eq!(fold("e\u{301}te\u{301} Straße"), "ete strasse");
    }

    #[test]
    fn a_word_stands_for_one_code_of_its_field() {
        for words in [NATURE, STATUS, UNIT, SOURCE, RIGHT_KIND] {
            for (own, names) in words {
                assert_eq!(code(words, own), Some(*own));
                for name in *names {
                    assert_eq!(fold(name), *name);
                    assert_eq!(code(words, &name.to_uppercase()), Some(*own), "{name}");
                }
            }
        }
        assert_eq!(code(STATUS, "Niet-gevolgd"), Some("notFollowed"));
        assert_eq!(code(STATUS, "gereserveerd"), None);
    }

    #[test]
    fn yes_and_no_are_read_in_four_languages() {
        for text in ["Ja", "OUI", "yes", "X", "1", "TRUE", "✓", "Waar"] {
            assert_eq!(yes_no(text), Some(true), "{text}");
        }
        for text in ["nee", "Neen", "NON", "nein", "No", "0", "false", "FAUX"] {
            assert_eq!(yes_no(text), Some(false), "{text}");
        }
        assert_eq!(yes_no("misschien"), None);
    }
}
