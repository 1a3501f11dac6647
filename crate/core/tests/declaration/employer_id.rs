use crate::given::Numbers;
use fla_core::declaration::{EmployerId, Rule};

#[test]
fn the_examples_with_their_workings_are_accepted() {
    for number in [
        100_006,
        212_345_609,
        125_482_497,
        187_995_796,
        5_000_000_120,
        43_220_065,
        55_290_097,
    ] {
        assert_eq!(EmployerId::parse(number).map(EmployerId::number), Ok(number));
    }
}

#[test]
fn other_numbers_are_refused_for_their_own_reason() {
    for (number, rule) in [
        (0, Rule::EmployerIdRange),
        (196, Rule::EmployerIdRange),
        (6_000_000_000, Rule::EmployerIdRange),
        (u64::MAX, Rule::EmployerIdRange),
        (125_482_498, Rule::EmployerIdCheckDigits),
        (100_007, Rule::EmployerIdCheckDigits),
    ] {
        assert_eq!(EmployerId::parse(number).map(|_| ()), Err(rule), "{number}");
    }
}

/// The rules said another way: a number of the NSSO leaves 96 when divided by 97; in a local one the check
/// digits and the rest leave the same. Check digits are 01 to 97.
#[test]
fn numbers_are_judged_as_by_their_remainders() {
    let mut numbers = Numbers(3);
    let mut judge = |number: u64| {
        let (rest, check) = (number / 100, number % 100);
        let sound = (1..=97).contains(&check)
            && (number % 97 == 96 || number <= 99_999_926 && check % 97 == rest % 97);
        assert_eq!(EmployerId::parse(number).is_ok(), sound, "{number}");
    };
    (197..300_000).for_each(&mut judge);
    (99_900_000..100_000_500).for_each(&mut judge);
    (0..200_000)
        .map(|_| 197 + numbers.below(5_999_999_803))
        .for_each(&mut judge);
}
