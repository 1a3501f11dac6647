//! Checks training registrations in a JSON file: `check FILE.json --today YYYY-MM-DD`.
//!
//! The file holds one record or a list of them, in the shape of `contract/fla.openapi.yaml`. Each finding is
//! one JSON line; the last line counts them. Exit code 0 says the file could be read, not that it is without
//! findings; 1 comes with a sentence that says what could not be read.
//!
//! ```text
//! $ cargo run --example check -- registrations.json --today 2024-06-01
//! {"row":0,"path":"worker.ssin","code":"ssin.check_digits","severity":"error"}
//! {"rows":1,"errors":1,"warnings":0}
//! ```

use fla_core::declaration::{Kind, Severity, check};
use fla_core::time::parse_iso_date;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::{env, fs};
use time::Date;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Nothing better can be done when standard error is closed.
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let [file, flag, today] = arguments else {
        return Err("usage: check FILE.json --today YYYY-MM-DD".into());
    };
    if flag != "--today" {
        return Err(format!("unknown option {flag}"));
    }
    let today = parse_iso_date(today).ok_or_else(|| format!("{today} is not a day, YYYY-MM-DD"))?;
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let records = match serde_json::from_str(text).map_err(|error| format!("{file}: {error}"))? {
        Value::Array(records) => records,
        record => vec![record],
    };
    print(&records, today).map_err(|error| format!("standard output: {error}"))
}

fn print(records: &[Value], today: Date) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut errors, mut warnings) = (0, 0);
    for (row, record) in records.iter().enumerate() {
        for finding in check(Kind::TrainingRegistration, record, today).findings {
            match finding.severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            let line = Line {
                row,
                path: &finding.path,
                code: finding.code,
                severity: finding.severity,
            };
            write_line(&mut out, &line)?;
        }
    }
    let rows = records.len();
    let total = Total {
        rows,
        errors,
        warnings,
    };
    write_line(&mut out, &total)?;
    out.flush()
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Line<'f> {
    row: usize,
    path: &'f str,
    code: &'f str,
    severity: Severity,
}

#[derive(Serialize)]
struct Total {
    rows: usize,
    errors: usize,
    warnings: usize,
}
