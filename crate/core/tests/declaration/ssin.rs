use crate::given::{Numbers, remainder_on_paper, today};
use fla_core::declaration::{Rule, Ssin};
use std::collections::HashSet;
use time::{Date, Month};

/// Every valid number of the government's own tests (`belgif/rest-problem-java`, `SsinValidatorTest`).
const GOVERNMENT: [&str; 17] = [
    "23292805780",
    "81050003552",
    "92200006963",
    "10200100128",
    "24203200171",
    "92321506985",
    "92400006909",
    "10400100171",
    "92521506931",
    "70252501507",
    "92471506993",
    "19282416134",
    "80240199943",
    "81000003517",
    "10000100182",
    "00003241778",
    "81120103571",
];

/// Printed elsewhere (Belgif's vocabulary, explanations of the number), or synthetic and computed by hand:
/// both centuries, both kinds of BIS, remainder 0.
const EXPLAINED: [&str; 12] = [
    "81050103522",
    "19082416188",
    "85073003328",
    "93051822361",
    "04021500659",
    "00010100105",
    "85473003317",
    "85273003371",
    "04421500648",
    "90010102497",
    "01020307197",
    "53480200724",
];

#[test]
fn the_printed_examples_are_accepted() {
    for text in GOVERNMENT.into_iter().chain(EXPLAINED) {
        assert_eq!(
            Ssin::parse(text, today()).map(|ssin| ssin.to_string()),
            Ok(text.into())
        );
    }
}

#[test]
fn the_first_broken_rule_is_named_in_the_order_of_the_governments_validator() {
    for (text, rule) in [
        ("", Rule::SsinPattern),
        ("test", Rule::SsinPattern),
        ("196", Rule::SsinPattern),
        ("8507300332", Rule::SsinPattern),
        ("850730033281", Rule::SsinPattern),
        ("8507300332x", Rule::SsinPattern),
        ("85.07.30-033.28", Rule::SsinPattern),
        ("٨5073003328", Rule::SsinPattern),
        ("81130103578", Rule::SsinMonth),
        ("81530103500", Rule::SsinMonth),
        ("81999900000", Rule::SsinMonth),
        ("81023003522", Rule::SsinDay),
        ("81043103522", Rule::SsinDay),
        ("81013203500", Rule::SsinDay),
        ("47060200096", Rule::SsinSerial),
        ("99020299964", Rule::SsinSerial),
        ("81050103521", Rule::SsinCheckDigits),
        ("85073003300", Rule::SsinCheckDigits),
        ("81022903534", Rule::SsinDate),
        ("25010100145", Rule::SsinFutureBirth),
    ] {
        assert_eq!(Ssin::parse(text, today()).map(|_| ()), Err(rule), "{text}");
    }
}

#[test]
fn a_birth_date_is_in_the_future_from_the_next_day_on() {
    let text = with_check_digits("241231001", 20);
    assert!(Ssin::parse(&text, today()).is_ok());
    let day_before = today().previous_day().unwrap();
    assert_eq!(Ssin::parse(&text, day_before), Err(Rule::SsinFutureBirth));
}

#[test]
fn an_unknown_day_or_month_counts_as_the_earliest() {
    for base in ["241200001", "240000001"] {
        assert!(
            Ssin::parse(&with_check_digits(base, 20), today()).is_ok(),
            "{base}"
        );
    }
}

/// Another way to the same answer: every birth date there can be is listed beforehand, and the check digits are
/// done on paper.
#[test]
fn random_numbers_are_judged_as_by_listing_all_birth_dates() {
    let births = births();
    let mut numbers = Numbers(97);
    let mut accepted = 0;
    for _ in 0..300_000 {
        let base = likely_base(&mut numbers);
        let text = match numbers.below(3) {
            0 => with_check_digits(&base, 19),
            1 => with_check_digits(&base, 20),
            _ => format!("{base}{:02}", numbers.below(100)),
        };
        let valid = [19, 20].iter().any(|&century| {
            let (birth, serial) = base.split_at(6);
            births.contains(&format!("{century}{birth}"))
                && text == with_check_digits(&base, century)
                && (month_of(birth) > 12 || !["000", "999"].contains(&serial))
        });
        assert_eq!(Ssin::parse(&text, today()).is_ok(), valid, "{text}");
        accepted += usize::from(valid);
    }
    assert!((50_000..250_000).contains(&accepted), "{accepted} accepted");
}

fn month_of(birth: &str) -> u32 {
    birth
        .get(2..4)
        .and_then(|month| month.parse().ok())
        .expect("six digits")
}

/// Base and check digits together leave no remainder, and the check digits are 01 to 97.
fn with_check_digits(base: &str, century: u32) -> String {
    let prefix = if century == 20 { "2" } else { "" };
    format!("{base}{:02}", 97 - remainder_on_paper(&format!("{prefix}{base}")))
}

fn likely_base(numbers: &mut Numbers) -> String {
    let month = [0, 20, 40, 60][usize::try_from(numbers.below(4)).unwrap()] + numbers.below(14);
    let serial = match numbers.below(10) {
        0 => 0,
        1 => 999,
        _ => numbers.below(1_000),
    };
    format!(
        "{:02}{month:02}{:02}{serial:03}",
        numbers.below(100),
        numbers.below(33)
    )
}

/// `CCYYMMDD` of every day from 1900 to today, with the month 0, 20 and 40 higher, and with what is not known
/// as 00.
fn births() -> HashSet<String> {
    let mut births = HashSet::new();
    let mut day = Date::from_calendar_date(1900, Month::January, 1).unwrap();
    while day <= today() {
        let (year, month) = (day.year(), u8::from(day.month()));
        for offset in [0, 20, 40] {
            births.insert(format!("{year}{:02}{:02}", month + offset, day.day()));
            births.insert(format!("{year}{:02}00", month + offset));
            for any_day in 0..33 {
                births.insert(format!("{year}{offset:02}{any_day:02}"));
            }
        }
        day = day.next_day().unwrap();
    }
    births
}
