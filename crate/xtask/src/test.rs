//! Everything that must pass, in the order that fails soonest.

use crate::paths::{npm_tool, root};
use crate::process::{self, Failure, Outcome, command, run_reading};
use crate::{build, check, setup};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// As many files of tests at a time as Playwright has workers.
const AT_A_TIME: &str = "--test-concurrency=2";

/// Sets up, builds, checks, and runs native tests, JavaScript tests and the end-to-end tests.
pub fn run() -> Outcome {
    setup::for_tests()?;
    build()?;
    check::run()?;
    let mut tally = Tally::default();
    // By itself: what this program is built from is there already, and with the features of all would be built anew.
    tally.count(
        "Native tests of the build script",
        &mut command(
            env!("CARGO"),
            &["test", "--locked", "--quiet", "--package", "xtask"],
        ),
    )?;
    tally.count(
        "Native tests",
        &mut command(
            env!("CARGO"),
            &["test", "--locked", "--quiet", "--workspace", "--exclude", "xtask"],
        ),
    )?;
    tally.count(
        "Unit tests of panel and simulator",
        &mut node_tests("js-tests", &["www/tests", "tests"], ".test", &[AT_A_TIME])?,
    )?;
    let mut playwright = command(
        npm_tool("playwright"),
        &["test", "--config", "tests/playwright.config.ts"],
    );
    if let Some(chromium) = setup::find("chromium") {
        playwright.env("CHROMIUM", chromium);
    }
    tally.count("End-to-end tests in Chromium", &mut playwright)?;
    // No browser is waited for for ever.
    let flags = [AT_A_TIME, "--test-timeout=120000"];
    let mut firefox = node_tests("firefox-tests", &["tests/e2e/firefox"], ".spec", &flags)?;
    if let Some(program) = setup::find("firefox-esr") {
        firefox.env("FIREFOX", program);
    }
    tally.count("End-to-end tests in Firefox", &mut firefox)?;
    println!("\n{} passed, 0 failed", tally.passed);
    Ok(())
}

/// The command that lets Node's own runner run every test of these folders: `*.mjs` as it stands, `*.ts` bundled into
/// `target/{name}`. `ending` is what a test's name ends with before that; `flags` are the runner's.
fn node_tests(name: &str, folders: &[&str], ending: &str, flags: &[&str]) -> Outcome<Command> {
    let out = root().join("target").join(name);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let (mut sources, mut files) = (Vec::new(), Vec::new());
    let (bundled, plain) = (format!("{ending}.ts"), format!("{ending}.mjs"));
    for folder in folders {
        collect(&root().join(folder), &bundled, &mut sources)?;
        collect(&root().join(folder), &plain, &mut files)?;
    }
    let mut esbuild = command(
        npm_tool("esbuild"),
        &[
            "--bundle",
            "--platform=node",
            "--format=esm",
            "--packages=external",
            "--out-extension:.js=.mjs",
            "--outbase=.",
            "--log-level=warning",
        ],
    );
    process::run(
        "Bundle the JavaScript tests",
        esbuild.args(sources).arg(format!("--outdir={}", out.display())),
    )?;
    collect(&out, &plain, &mut files)?;
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.args(flags).args(files);
    Ok(node)
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> Outcome {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, files)?;
        } else if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    Ok(())
}

/// How many tests passed, over all runners.
#[derive(Default)]
struct Tally {
    passed: usize,
}

impl Tally {
    /// Runs a test runner, which fails by its exit code, and adds what it counted. None at all is a failure.
    fn count(&mut self, what: &str, command: &mut Command) -> Outcome {
        let before = self.passed;
        run_reading(what, command, |line| self.passed += passed_in(line))?;
        if self.passed == before {
            return Err(Failure::new(format!("{what}: no test ran.")));
        }
        Ok(())
    }
}

/// The count in the closing line of cargo (`test result: ok. 3 passed; …`), node (`ℹ pass 3`) or Playwright
/// (`3 passed (8.7s)`); zero for every other line.
fn passed_in(line: &str) -> usize {
    let words: Vec<_> = line.split_whitespace().collect();
    let number = match words.as_slice() {
        ["test", "result:", "ok.", number, "passed;", ..] | [_, "pass", number] | [number, "passed", _] => {
            number
        }
        _ => return 0,
    };
    number.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted_and_others_are_not() {
        assert_eq!(passed_in("test result: ok. 12 passed; 0 failed; 0 ignored"), 12);
        assert_eq!(passed_in("ℹ pass 7"), 7);
        assert_eq!(passed_in("  3 passed (8.7s)"), 3);
        assert_eq!(passed_in("test result: FAILED. 12 passed; 1 failed"), 0);
        assert_eq!(passed_in("running 12 tests"), 0);
    }
}
