//! The rules of the house that a compiler does not know.

use crate::process::{Failure, Outcome, command, output_of};

/// Crates that reach the web, a clock, a random source or the network. Only the boundary crate may.
const BANNED_FROM_CORE: [&str; 12] = [
    "getrandom",
    "gloo-net",
    "gloo-timers",
    "gloo-utils",
    "js-sys",
    "reqwest",
    "serde-wasm-bindgen",
    "tokio",
    "ureq",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "web-sys",
];

/// Crates of which two generations side by side would mean two copies of the cryptography.
const ONE_GENERATION: [&str; 8] = [
    "cipher",
    "der",
    "digest",
    "hmac",
    "rand_core",
    "sha1",
    "sha2",
    "spki",
];

/// Holds the dependency graph against the rules.
pub fn check() -> Outcome {
    println!("▸ Architecture");
    for package in ["fla-core", "fla-kdf", "fla-kdf-sha1", "fla-table"] {
        let found: Vec<_> = dependencies_of(package)?
            .into_iter()
            .filter(|name| BANNED_FROM_CORE.contains(&&**name))
            .collect();
        if !found.is_empty() {
            return Err(Failure::new(format!(
                "{package} depends on {}. The core has no network, no clock and no randomness of its own: \
                 put what needs them into a boundary crate.",
                found.join(", ")
            )));
        }
    }
    // The table's Worker has no network and no randomness, and no way to get them.
    let table = dependencies_of("fla-table-wasm")?;
    if let Some(name) = ["getrandom", "gloo-net", "web-sys"]
        .into_iter()
        .find(|one| table.iter().any(|name| name == one))
    {
        return Err(Failure::new(format!(
            "fla-table-wasm depends on {name}. The table has no network and no randomness."
        )));
    }
    let mut names = dependencies_of("fla-wasm")?;
    names.sort();
    let doubled: Vec<_> = ONE_GENERATION
        .iter()
        .filter(|name| names.iter().filter(|other| other == name).count() > 1)
        .copied()
        .collect();
    if doubled.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Two generations of {} are compiled in. Keep to one.",
        doubled.join(", ")
    )))
}

/// The names of all crates that end up in a package, once per version.
fn dependencies_of(package: &str) -> Outcome<Vec<String>> {
    let tree = output_of(&mut command(
        env!("CARGO"),
        &[
            "tree",
            "--locked",
            "--package",
            package,
            "--edges",
            "normal",
            "--target",
            "wasm32-unknown-unknown",
            "--prefix",
            "none",
            "--no-dedupe",
            "--format",
            "{p}",
        ],
    ))?;
    let mut lines: Vec<_> = tree
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines
        .into_iter()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect())
}
