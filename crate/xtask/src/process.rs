//! Running other programs: what is happening is said, and a failure is a sentence with the way out.

use crate::paths::root;
use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a task ended early, for the person who typed it.
#[derive(Debug)]
pub struct Failure(String);

/// The result of a task.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(format!("A file could not be read or written: {error}"))
    }
}

/// A program to be run in the root of the repository.
pub fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program to its end and says how long it took. Its output is shown as it comes.
pub fn run(what: &str, command: &mut Command) -> Outcome {
    run_reading(what, command, |_| {})
}

/// Like [`run`], and hands every line of standard output to `read` on its way to the screen.
pub fn run_reading(what: &str, command: &mut Command, mut read: impl FnMut(&str)) -> Outcome {
    let started = Instant::now();
    println!("▸ {what}");
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| missing(command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("  {line}");
            read(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        return Err(Failure::new(format!(
            "{what}: failed ({status}). Its own words are above."
        )));
    }
    println!("  {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// What a program prints, without showing it.
pub fn output_of(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| missing(command, &error))?;
    if !output.status.success() {
        return Err(Failure::new(format!("{command:?} failed ({}).", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn missing(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(format!(
        "`{program}` could not be started ({error}). Install it, then run the same command again."
    ))
}
