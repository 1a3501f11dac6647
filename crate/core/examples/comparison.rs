//! How fast two sets are held to each other: `cargo run --release --example comparison`.
//!
//! The records are made up; of a hundred, one is missing on each side, one differs, one is in doubt. The numbers of
//! workers are BIS numbers with unknown month and day. One line of JSON says how many records there are on each side, how
//! many milliseconds adding them all took, how many comparing them took (the median of several runs), and how much
//! memory it takes.

use fla_core::comparison::{Comparison, Verdict};
use fla_core::declaration::Kind;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const RECORDS: usize = 100_000;
const RUNS: usize = 5;

fn main() -> ExitCode {
    let own: Vec<_> = (0..RECORDS).map(|at| record(at, "own")).collect();
    let registered: Vec<_> = (0..RECORDS).rev().map(|at| record(at, "registered")).collect();
    let kind = Kind::TrainingRegistration;
    let mut comparison = Comparison::new(kind, kind.fields().iter().copied());
    let adding = timed(|| {
        for (row, record) in own.iter().enumerate() {
            comparison.add_own(row, record);
        }
        for item in &registered {
            comparison.add_registered(item);
        }
    });
    let mut times: Vec<_> = (0..RUNS).map(|_| timed(|| drop(comparison.compare()))).collect();
    times.sort();
    let Some(comparing) = times.get(RUNS / 2) else {
        return ExitCode::FAILURE;
    };
    let outcomes = comparison.compare();
    let same = outcomes
        .iter()
        .filter(|outcome| outcome.verdict == Verdict::Same)
        .count();
    let line = format!(
        "{{\"records\":{RECORDS},\"same\":{same},\"adding\":{:.0},\"comparing\":{:.0},\"bytes\":{}}}",
        adding.as_secs_f64() * 1e3,
        comparing.as_secs_f64() * 1e3,
        comparison.bytes()
    );
    match writeln!(io::stdout(), "{line}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "it measures; the core itself is given its time"
)]
fn timed(mut run: impl FnMut()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn record(at: usize, side: &str) -> Value {
    let base = 850_000_000 + at;
    let day = at % 28 + 1;
    let (mut name, mut status, mut worker) =
        ("First aid", "followed", format!("{base}{:02}", 97 - base % 97));
    match at % 100 {
        1 => worker = format!("{side}{at}"),
        2 if side == "own" => status = "planned",
        3 if side == "own" => name = "Another name",
        _ => {}
    }
    json!({
        "reference": if at.is_multiple_of(2) { Some(format!("R-{at}")) } else { None },
        "employer": {"enterpriseNumber": "1000000021"},
        "worker": {"ssin": worker},
        "training": {
            "name": name,
            "nature": "formal",
            "period": {"startDate": format!("2025-03-{day:02}"), "endDate": format!("2025-03-{day:02}")},
            "duration": {"value": 7.5, "unit": "hours"},
            "status": status,
            "countsForTrainingRight": true,
        },
    })
}
