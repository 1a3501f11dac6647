use crate::given::{Numbers, remainder_on_paper};
use fla_core::declaration::{EnterpriseNumber, Rule};

#[test]
fn the_printed_examples_are_accepted() {
    for text in [
        "0202239951",
        "0566988259",
        "0884303369",
        "1000000021",
        "1000000120",
        "0100007097",
        "0000000196",
    ] {
        assert_eq!(
            EnterpriseNumber::parse(text).map(|number| number.to_string()),
            Ok(text.into())
        );
    }
}

#[test]
fn other_numbers_are_refused_for_their_own_reason() {
    for (text, rule) in [
        ("", Rule::EnterpriseNumberPattern),
        ("test", Rule::EnterpriseNumberPattern),
        ("54321", Rule::EnterpriseNumberPattern),
        ("20000000032", Rule::EnterpriseNumberPattern),
        ("2111111111", Rule::EnterpriseNumberPattern),
        ("202239951", Rule::EnterpriseNumberPattern),
        ("00202239951", Rule::EnterpriseNumberPattern),
        ("BE0202239951", Rule::EnterpriseNumberPattern),
        ("0202.239.951", Rule::EnterpriseNumberPattern),
        ("9000000000", Rule::EnterpriseNumberPattern),
        ("0884303370", Rule::EnterpriseNumberCheckDigits),
        ("0202239952", Rule::EnterpriseNumberCheckDigits),
        ("0100007000", Rule::EnterpriseNumberCheckDigits),
        // The ministry's own examples of establishment units.
        ("2147812701", Rule::EnterpriseNumberEstablishment),
        ("2147812897", Rule::EnterpriseNumberEstablishment),
        ("2297964444", Rule::EnterpriseNumberEstablishment),
        ("2147812702", Rule::EnterpriseNumberPattern),
    ] {
        assert_eq!(EnterpriseNumber::parse(text).map(|_| ()), Err(rule), "{text}");
    }
}

#[test]
fn exactly_one_pair_of_check_digits_fits_and_it_is_the_one_found_on_paper() {
    let mut numbers = Numbers(1);
    for _ in 0..2_000 {
        let base = format!("{:08}", numbers.below(20_000_000));
        let fitting: Vec<_> = (0..100)
            .map(|check| format!("{base}{check:02}"))
            .filter(|text| EnterpriseNumber::parse(text).is_ok())
            .collect();
        let on_paper = format!("{base}{:02}", 97 - remainder_on_paper(&base));
        assert_eq!(fitting, [on_paper]);
    }
}

#[test]
fn one_wrong_digit_or_two_swapped_neighbours_never_pass() {
    let mut numbers = Numbers(2);
    for _ in 0..2_000 {
        let base = format!("{:08}", numbers.below(20_000_000));
        let text = format!("{base}{:02}", 97 - remainder_on_paper(&base)).into_bytes();
        for place in 0..10 {
            for digit in (b'0'..=b'9').filter(|digit| *digit != text[place]) {
                let mut wrong = text.clone();
                wrong[place] = digit;
                assert!(EnterpriseNumber::parse(core::str::from_utf8(&wrong).unwrap()).is_err());
            }
            if place < 9 && text[place] != text[place + 1] {
                let mut swapped = text.clone();
                swapped.swap(place, place + 1);
                assert!(EnterpriseNumber::parse(core::str::from_utf8(&swapped).unwrap()).is_err());
            }
        }
    }
}
