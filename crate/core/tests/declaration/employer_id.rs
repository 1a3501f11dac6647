use crate::given::Numbers;
use fla_core::declaration::{EmployerId, Rule};

/// The numbers of the government's own tests (`belgif/rest-problem-java`, `EmployerIdValidatorTest`): NSSO,
/// provisional, provincial and local; and one with 97 for 00.
#[test]
fn the_governments_valid_numbers_are_accepted() {
    for number in [
        100_006,
        212_345_609,
        312_345_625,
        200_000_031,
        499_999_982,
        187_995_796,
        168_676_597,
        5_134_794_036,
        5_000_000_120,
        5_999_999_989,
        5_678_901_277,
        43_220_065,
        2_130_057,
        22_300_094,
        5_170_096,
        55_290_097,
        125_482_497,
    ] {
        assert_eq!(EmployerId::parse(number).map(EmployerId::number), Ok(number));
    }
}

#[test]
fn the_governments_invalid_numbers_are_refused_for_their_own_reason() {
    for (number, rule) in [
        (0, Rule::EmployerIdRange),
        (193, Rule::EmployerIdRange),
        (196, Rule::EmployerIdRange),
        (6_000_000_086, Rule::EmployerIdRange),
        (6_999_999_999, Rule::EmployerIdRange),
        (u64::MAX, Rule::EmployerIdRange),
        (1_000_000_047, Rule::EmployerIdCheckDigits),
        (4_000_000_100, Rule::EmployerIdCheckDigits),
        (5_000_000_121, Rule::EmployerIdCheckDigits),
        (5_678_901_279, Rule::EmployerIdCheckDigits),
        (125_482_498, Rule::EmployerIdCheckDigits),
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
