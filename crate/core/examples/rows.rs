//! How fast rows are checked: `cargo run --release --example rows`. `cargo xtask bench` reports what it prints.
//!
//! The rows are made up, each different and without findings, in texts as a file gives them. The numbers of workers
//! are BIS numbers with unknown month and day. One line of JSON says how many rows one core checked in a second (the
//! median of several runs), and how many milliseconds the rules over the set of them took.

use fla_core::declaration::{Field, Kind, Member, Record, check_record, set};
use fla_core::time::{parse_iso_date, to_iso_date};
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use time::Date;

const ROWS: usize = 100_000;
const RUNS: usize = 9;

fn main() -> ExitCode {
    let Some(first) = parse_iso_date("2024-01-08") else {
        return ExitCode::FAILURE;
    };
    let rows: Vec<_> = (0..ROWS).map(|at| Row::new(at, first)).collect();
    match measure(&rows) {
        Some(line) if writeln!(io::stdout(), "{line}").is_ok() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn measure(rows: &[Row]) -> Option<String> {
    let today = parse_iso_date("2025-12-31")?;
    let kind = Kind::TrainingRegistration;
    let mut findings = Vec::new();
    let mut keys = Vec::with_capacity(rows.len());
    let check = median(|| {
        keys.clear();
        keys.extend(
            rows.iter()
                .map(|row| check_record(kind, row, today, &mut findings)),
        );
    });
    if !findings.is_empty() || keys.iter().any(Option::is_none) {
        return None;
    }
    let set = median(|| drop(set::check(&keys, true)));
    let per_second = f64::from(u32::try_from(rows.len()).ok()?) / check.as_secs_f64();
    let milliseconds = set.as_secs_f64() * 1e3;
    Some(format!(
        "{{\"rows\":{},\"perSecond\":{per_second:.0},\"set\":{milliseconds:.1}}}",
        rows.len()
    ))
}

#[expect(
    clippy::disallowed_methods,
    reason = "it measures; the core itself is given its time"
)]
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<_> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

/// One row of a file, a text for each column.
struct Row {
    reference: String,
    employer: String,
    ssin: String,
    name: String,
    start: String,
    end: String,
    duration: String,
    valid_until: String,
    committee: &'static str,
    informal: bool,
    days: bool,
}

impl Row {
    fn new(at: usize, first: Date) -> Self {
        const COURSES: [&str; 5] = [
            "First aid at work",
            "Sécurité incendie",
            "Heftruck",
            "Excel",
            "Brandschutz",
        ];
        const COMMITTEES: [&str; 4] = ["200", "102.01", "305.02.09", "124"];
        let pick = |list: &[&'static str]| list.get(at % list.len()).copied().unwrap_or_default();
        let start = first + time::Duration::days(i64::try_from(at / 7 % 600).unwrap_or_default());
        let end = start + time::Duration::days(i64::try_from(at % 3).unwrap_or_default());
        let days = at.is_multiple_of(5);
        Self {
            reference: format!("HR-{at:06}/2024"),
            employer: with_check_digits(&format!("{:08}", 1_000_000 + at % 40)),
            ssin: with_check_digits(&format!("{:02}4000{:03}", 50 + at / 3 % 50, 1 + at / 150 % 990)),
            name: format!("{} {}", pick(&COURSES), at % 977),
            start: to_iso_date(start),
            end: to_iso_date(end),
            duration: if days {
                "0.5".into()
            } else {
                format!("{}.{}", 1 + at % 8, at % 4 * 25)
            },
            valid_until: to_iso_date(end + time::Duration::days(1_000)),
            committee: pick(&COMMITTEES),
            informal: at.is_multiple_of(4),
            days,
        }
    }
}

/// The last two digits are 97 less the remainder of the others.
fn with_check_digits(base: &str) -> String {
    let number: u64 = base.parse().unwrap_or_default();
    format!("{base}{:02}", 97 - number % 97)
}

impl Record for Row {
    fn member(&self, field: Field) -> Member<'_> {
        Member::Text(match field {
            Field::Reference => &self.reference,
            Field::EnterpriseNumber | Field::ProviderEnterpriseNumber => &self.employer,
            Field::Ssin => &self.ssin,
            Field::Name => &self.name,
            Field::Nature if self.informal => "informal",
            Field::Nature => "formal",
            Field::StartDate => &self.start,
            Field::EndDate => &self.end,
            Field::DurationValue => &self.duration,
            Field::DurationUnit if self.days => "days",
            Field::DurationUnit => "hours",
            Field::Status => "followed",
            Field::CertificateValidUntil => &self.valid_until,
            Field::ProviderName => "Example Training Centre",
            Field::JointCommittee => self.committee,
            Field::CountsForTrainingRight | Field::CertificateObtained => return Member::Boolean(true),
            _ => return Member::Absent,
        })
    }
}
