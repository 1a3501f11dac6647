//! Letters with accents, as one character or as letter and mark (Unicode NFC and NFD).
//!
//! Some systems hand a password over composed, others decomposed, and the bytes differ. Only the letters keyboards of
//! Europe have are known here (U+00C0–U+017F): the whole of Unicode would be larger than the rest of this module.

/// A combining mark, the letters that carry it, and the letters that result.
const MARKS: [(char, &str, &str); 13] = [
    ('\u{300}', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ('\u{301}', "AEIOUYaeiouyCcLlNnRrSsZz", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź"),
    ('\u{302}', "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
    ('\u{303}', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
    ('\u{304}', "AaEeIiOoUu", "ĀāĒēĪīŌōŪū"),
    ('\u{306}', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
    ('\u{307}', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
    ('\u{308}', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
    ('\u{30a}', "AaUu", "ÅåŮů"),
    ('\u{30b}', "OoUu", "ŐőŰű"),
    ('\u{30c}', "CcDdEeLlNnRrSsTtZz", "ČčĎďĚěĽľŇňŘřŠšŤťŽž"),
    ('\u{327}', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
    ('\u{328}', "AaEeIiUu", "ĄąĘęĮįŲų"),
];

/// Letter and mark become one character (NFC).
pub(super) fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let joined = composed.chars().next_back().and_then(|letter| join(letter, c));
        if let Some(joined) = joined {
            composed.pop();
            composed.push(joined);
        } else {
            composed.push(c);
        }
    }
    composed
}

/// A letter with a mark becomes two characters (NFD).
pub(super) fn decomposed(text: &str) -> String {
    // Each character becomes at most two, in at most three bytes: the string never moves and leaves no copy.
    let mut decomposed = String::with_capacity(text.len().saturating_mul(3));
    for c in text.chars() {
        if let Some((letter, mark)) = split(c) {
            decomposed.push(letter);
            decomposed.push(mark);
        } else {
            decomposed.push(c);
        }
    }
    decomposed
}

fn pairs() -> impl Iterator<Item = (char, char, char)> {
    MARKS
        .into_iter()
        .flat_map(|(mark, letters, whole)| letters.chars().zip(whole.chars()).map(move |(l, w)| (l, mark, w)))
}

fn join(letter: char, mark: char) -> Option<char> {
    pairs().find_map(|(l, m, whole)| ((l, m) == (letter, mark)).then_some(whole))
}

fn split(c: char) -> Option<(char, char)> {
    pairs().find_map(|(letter, mark, whole)| (whole == c).then_some((letter, mark)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_letter_up_to_latin_extended_a_is_as_unicode_has_it() {
        for c in '\0'..='\u{17f}' {
            let text = c.to_string();
            let (nfc, nfd) = (text.nfc().collect::<String>(), text.nfd().collect::<String>());
            assert_eq!(decomposed(&text), nfd, "{c:?}");
            assert_eq!(composed(&nfd), nfc, "{c:?}");
        }
    }

    #[test]
    fn words_go_both_ways() {
        let word = "pâté-Çà€ß😀";
        assert_eq!(decomposed(word), word.nfd().collect::<String>());
        assert_eq!(composed(&decomposed(word)), word);
    }
}
