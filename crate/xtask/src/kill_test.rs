//! `cargo xtask kill-test`: a browser is killed in the middle of submissions, many times over.

use crate::paths::npm_tool;
use crate::process::{self, Outcome, command};
use crate::{build, setup};

/// How many kills prove something when nobody says how many.
const KILLS: &str = "200";

/// Sets up, builds and kills. With the seed that an earlier run printed, the same instants are drawn again.
pub fn run(kills: Option<&str>, seed: Option<&str>) -> Outcome {
    setup::for_tests()?;
    build()?;
    let mut playwright = command(
        npm_tool("playwright"),
        &[
            "test",
            "--config",
            "tests/playwright.config.ts",
            "tests/e2e/kill/kill.spec.ts",
        ],
    );
    playwright.env("KILLS", kills.unwrap_or(KILLS));
    if let Some(seed) = seed {
        playwright.env("KILL_SEED", seed);
    }
    if let Some(chromium) = setup::find("chromium") {
        playwright.env("CHROMIUM", chromium);
    }
    process::run("Kill the browser (some seconds each time)", &mut playwright)
}
