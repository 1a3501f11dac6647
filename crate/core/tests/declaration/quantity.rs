use crate::given::Numbers;
use fla_core::declaration::{Amount, AmountFault};

#[test]
fn an_amount_is_written_as_it_was_given() {
    for (given, written) in [
        ("7.5", "7.5"),
        ("7.50", "7.5"),
        ("8", "8"),
        ("8.0", "8"),
        ("08", "8"),
        ("0.0001", "0.0001"),
        ("0.1", "0.1"),
        ("1.3333", "1.3333"),
        ("999999.9999", "999999.9999"),
    ] {
        let amount = Amount::parse(given).unwrap();
        assert_eq!(amount.to_string(), written);
        assert_eq!(serde_json::to_string(&amount).unwrap(), written);
    }
}

#[test]
fn what_is_no_amount_is_refused_for_its_own_reason() {
    for (text, rule) in [
        ("", AmountFault::NotANumber),
        (".5", AmountFault::NotANumber),
        ("5.", AmountFault::NotANumber),
        ("1e3", AmountFault::NotANumber),
        ("7h30", AmountFault::NotANumber),
        ("7,5", AmountFault::NotANumber),
        ("1.2.3", AmountFault::NotANumber),
        ("--1", AmountFault::NotANumber),
        ("NaN", AmountFault::NotANumber),
        ("1.33333", AmountFault::Decimals),
        ("1000000", AmountFault::TooLarge),
        ("123456789012345678901234567890", AmountFault::TooLarge),
    ] {
        assert_eq!(Amount::parse(text), Err(rule), "{text}");
    }
}

/// Whole numbers and tenths of thousandths do not fit a double; what stands on the wire must be what was
/// typed all the same. Every amount to 20, then samples of all sizes.
#[test]
fn no_amount_changes_on_its_way_through_json() {
    let mut numbers = Numbers(4);
    let samples = (0..200_000).map(|_| {
        let bound = 10_u64.pow(u32::try_from(2 + numbers.below(9)).unwrap());
        1 + numbers.below(bound)
    });
    for units in (1..200_000).chain(samples).chain([9_999_999_999]) {
        let typed = format!("{}.{:04}", units / 10_000, units % 10_000);
        if units > 9_999_999_999 {
            continue;
        }
        let amount = Amount::parse(&typed).unwrap();
        let wire = serde_json::to_string(&amount).unwrap();
        // Compared as text, so that no double is between the two.
        let typed = typed.trim_end_matches('0').trim_end_matches('.');
        assert_eq!(wire, typed);
        let read_back: serde_json::Value = serde_json::from_str(&wire).unwrap();
        assert_eq!(Amount::parse(&read_back.to_string()), Ok(amount));
    }
}

#[test]
fn amounts_compare_with_whole_numbers() {
    assert!(Amount::parse("24.0001").unwrap().exceeds(24));
    assert!(!Amount::parse("24").unwrap().exceeds(24));
    assert!(!Amount::parse("1").unwrap().exceeds(u64::MAX));
}
