//! Every value type against arithmetic of its own, on whatever a generator comes up with.

use crate::given::{remainder_on_paper, today};
use fla_core::declaration::{
    Amount, CbaNumber, Day, EmployerId, EnterpriseNumber, EstablishmentUnitNumber, JointCommittee, Period,
    Quarter, Reference, Ssin, Year,
};
use proptest::prelude::*;

/// The days of a month, counted on the knuckles.
fn length(year: u32, month: u32) -> u32 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

fn exists(year: u32, month: u32, day: u32) -> bool {
    (1..=length(year, month)).contains(&day)
}

/// Days since the first of January of the year 0, counted one year and one month at a time.
fn count(year: u32, month: u32, day: u32) -> u32 {
    let years: u32 = (0..year).map(|year| 337 + length(year, 2)).sum();
    let months: u32 = (1..month).map(|month| length(year, month)).sum();
    years + months + day
}

fn a_day() -> impl Strategy<Value = (u32, u32, u32)> {
    (1900..2100_u32, 1..=12_u32, 1..=31_u32).prop_filter("a day that exists", |&(y, m, d)| exists(y, m, d))
}

fn iso((year, month, day): (u32, u32, u32)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Whether the last two digits are 97 less the remainder of the others.
fn fits(digits: &str) -> bool {
    let (base, check) = digits.split_at(digits.len() - 2);
    check.parse::<u32>().unwrap() == 97 - remainder_on_paper(base)
}

/// Digits of which the last two are right more often than by chance.
fn checked_digits(base: &'static str) -> impl Strategy<Value = String> {
    (base, 0..100_u32, any::<bool>()).prop_map(|(base, check, right)| {
        let check = if right {
            97 - remainder_on_paper(&base)
        } else {
            check
        };
        format!("{base}{check:02}")
    })
}

fn is_born(digits: &str) -> bool {
    let part = |range: core::ops::Range<usize>| digits.get(range).unwrap().parse::<u32>().unwrap();
    let (short_year, month_part, day, serial) = (part(0..2), part(2..4), part(4..6), part(6..9));
    let month = month_part % 20;
    if month_part >= 60 || month > 12 || (month_part < 20 && (serial == 0 || serial == 999)) {
        return false;
    }
    let now = today();
    let now = (
        u32::try_from(now.year()).unwrap(),
        u32::from(u8::from(now.month())),
        u32::from(now.day()),
    );
    let century = |century: u32, prefix: &str| {
        let year = century * 100 + short_year;
        let day_is_there = month == 0 || day == 0 || exists(year, month, day);
        fits(&format!("{prefix}{digits}")) && day_is_there && (year, month, day) <= now
    };
    // The reading of the last century counts when its check digits fit, whether the day is there or not.
    if fits(digits) {
        century(19, "")
    } else {
        century(20, "2")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_ssin_is_judged_as_on_paper(
        year in 0..100_u32, month in 0..60_u32, day in 0..33_u32, serial in 0..1000_u32,
        check in 0..100_u32, reading in 0..3,
    ) {
        let base = format!("{year:02}{month:02}{day:02}{serial:03}");
        let check = match reading {
            0 => 97 - remainder_on_paper(&base),
            1 => 97 - remainder_on_paper(&format!("2{base}")),
            _ => check,
        };
        let text = format!("{base}{check:02}");
        let judged = Ssin::parse(&text, today());
        prop_assert_eq!(judged.is_ok(), is_born(&text), "{}", text);
        if let Ok(ssin) = judged {
            prop_assert_eq!(ssin.to_string(), text);
        }
    }

    #[test]
    fn an_enterprise_and_an_establishment_never_have_the_same_number(text in checked_digits("[0-9]{8}")) {
        let enterprise = EnterpriseNumber::parse(&text);
        let establishment = EstablishmentUnitNumber::parse(&text);
        prop_assert_eq!(enterprise.is_ok(), fits(&text) && text.starts_with(['0', '1']));
        let others = ['2', '3', '4', '5', '6', '7', '8'];
        prop_assert_eq!(establishment.is_some(), fits(&text) && text.starts_with(others));
        let written = enterprise.map(|number| number.to_string()).ok();
        let written = written.or_else(|| establishment.map(|number| number.to_string()));
        prop_assert!(written.is_none_or(|written| written == text));
    }

    #[test]
    fn an_enterprise_number_is_read_however_it_is_set(text in checked_digits("[01][0-9]{7}"), style in 0..5) {
        let dotted = [&text.get(..4), &text.get(4..7), &text.get(7..)].map(|part| part.unwrap()).join(".");
        let written = match style {
            0 => text.clone(),
            1 => dotted,
            2 => format!("BE {dotted}"),
            3 => format!("be{text}"),
            _ => text.strip_prefix('0').unwrap_or(&text).to_owned(),
        };
        prop_assert_eq!(EnterpriseNumber::parse_written(&written).is_ok(), fits(&text), "{}", written);
    }

    #[test]
    fn an_nsso_number_is_judged_by_its_remainders(base in 1..60_000_000_u64, check in 0..100_u64, rule in 0..3) {
        let check = match rule {
            0 => (96 + 97 - base * 100 % 97) % 97,
            1 => base % 97,
            _ => check,
        };
        let check = if check == 0 { 97 } else { check };
        let number = base * 100 + check;
        let social_security = (1..=97).contains(&check) && number % 97 == 96;
        let local = number <= 99_999_926 && (1..=97).contains(&check) && base % 97 == check % 97;
        let sound = (197..=5_999_999_999).contains(&number) && (social_security || local);
        prop_assert_eq!(EmployerId::parse(number).is_ok(), sound, "{}", number);
    }

    #[test]
    fn a_day_is_one_of_the_calendar(year in 0..10_000_u32, month in 0..20_u32, day in 0..40_u32) {
        let text = iso((year, month, day));
        let parsed = Day::parse(&text);
        prop_assert_eq!(parsed.is_ok(), exists(year, month, day), "{}", text);
        prop_assert!(parsed.is_err() || parsed.unwrap().to_string() == text);
    }

    #[test]
    fn only_ten_characters_in_the_one_form_are_a_day(text in "[0-9]{3,4}[-/.]?[0-9]{1,2}[-/.]?[0-9]{1,2}.?") {
        let shaped = text.len() == 10 && text.chars().enumerate().all(|(at, c)| {
            if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() }
        });
        prop_assert!(shaped || Day::parse(&text).is_err());
    }

    #[test]
    fn a_period_has_as_many_days_as_one_counts(one in a_day(), other in a_day()) {
        let day = |day| Day::parse(&iso(day)).unwrap();
        let (first, last) = (count(one.0, one.1, one.2), count(other.0, other.1, other.2));
        let period = Period::new(day(one), day(other));
        prop_assert_eq!(period.is_ok(), first <= last);
        if let Ok(period) = period {
            prop_assert_eq!(period.days(), u64::from(last - first + 1));
        }
    }

    #[test]
    fn a_quarter_is_due_on_the_last_day_of_the_month_after_it(day in a_day()) {
        let quarter = Quarter::of(Day::parse(&iso(day)).unwrap()).unwrap();
        let number = day.1.div_ceil(3);
        let text = format!("{}Q{number}", day.0);
        prop_assert_eq!(quarter.to_string(), text.as_str());
        prop_assert_eq!(Quarter::parse(&text), Some(quarter));
        let (year, month) = if number == 4 { (day.0 + 1, 1) } else { (day.0, 3 * number + 1) };
        let due = iso((year, month, length(year, month)));
        prop_assert_eq!(quarter.deadline().unwrap().to_string(), due);
    }

    #[test]
    fn a_year_is_one_to_9999(number in 0..20_000_u64) {
        let year = Year::parse(number);
        prop_assert_eq!(year.is_ok(), (1..=9999).contains(&number));
        if let Ok(year) = year {
            let days = 337 + length(u32::try_from(number).unwrap(), 2);
            prop_assert_eq!(year.days(), u64::from(days));
            prop_assert_eq!(serde_json::to_string(&year).unwrap(), number.to_string());
        }
    }

    #[test]
    fn an_amount_is_what_was_written(whole in 0..2_000_000_u64, part in "[0-9]{1,6}", negative: bool) {
        let text = format!("{}{whole}.{part}", if negative { "-" } else { "" });
        let decimals = part.trim_end_matches('0');
        let amount = Amount::parse(&text);
        prop_assert_eq!(amount.is_ok(), whole <= 999_999 && decimals.len() <= 4, "{}", text);
        if let Ok(amount) = amount {
            let units = i128::from(whole) * 10_000 + format!("{decimals:0<4}").parse::<i128>().unwrap();
            prop_assert_eq!(i128::from(amount.units()), if negative { -units } else { units });
            let double: f64 = text.parse().unwrap();
            prop_assert_eq!(Amount::from_double(double), Ok(amount));
            prop_assert_eq!(serde_json::to_value(amount).unwrap().as_f64(), Some(double + 0.0));
            prop_assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
        }
    }

    #[test]
    fn a_double_is_an_amount_or_named_for_what_it_is_not(bits: u64) {
        let double = f64::from_bits(bits);
        if let Ok(amount) = Amount::from_double(double) {
            let back: f64 = amount.to_string().parse().unwrap();
            prop_assert!((back - double).abs() <= 0.0, "{}", double);
        }
    }

    #[test]
    fn a_joint_committee_has_three_five_or_seven_digits(text in "[0-9]{2,4}([.,][0-9]{1,3}){0,3}") {
        let parts: Vec<_> = text.split('.').collect();
        let sound = !text.contains(',')
            && parts.len() <= 3
            && parts.iter().enumerate().all(|(at, part)| part.len() == if at == 0 { 3 } else { 2 });
        prop_assert_eq!(JointCommittee::parse(&text).is_some(), sound, "{}", text);
        let with_name = format!("PC {text}");
        prop_assert_eq!(JointCommittee::parse_written(&with_name).is_some(), sound);
    }

    #[test]
    fn an_agreement_is_numbered_as_it_is_filed(number in "[0-9]{0,8}", office in "/?(CO|co|CP)/?", committee in "[0-9]{1,9}") {
        let text = format!("{number}{office}{committee}");
        let sound = office == "/CO/" && (1..=6).contains(&number.len()) && (3..=7).contains(&committee.len());
        prop_assert_eq!(CbaNumber::parse(&text).is_some(), sound, "{}", text);
    }

    #[test]
    fn a_reference_is_of_the_letters_it_may_have(text in "[-A-Za-z0-9./ _é]{0,70}") {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-./".contains(c);
        let sound = (1..=60).contains(&text.len()) && text.chars().all(allowed);
        prop_assert_eq!(Reference::parse(&text).is_ok(), sound, "{}", text);
    }

    #[test]
    fn no_text_makes_any_of_them_fail(text in "\\PC{0,40}") {
        let _ = (Ssin::parse(&text, today()), EnterpriseNumber::parse_written(&text), Day::parse(&text));
        let _ = (Amount::parse(&text), Quarter::parse(&text), JointCommittee::parse_written(&text));
        let _ = (CbaNumber::parse(&text), Reference::parse(&text), EstablishmentUnitNumber::parse(&text));
    }
}
