//! Everything that can be said without running the product.

use crate::architecture;
use crate::paths::npm_tool;
use crate::process::{self, Outcome, command};

const CONTRACT: &str = "crate/core/contract/fla.openapi.yaml";

/// Format, lints, types, extension, contract, architecture.
pub fn run() -> Outcome {
    let cargo = env!("CARGO");
    run_all(&[
        ("Format (Rust)", cargo, &["fmt", "--all", "--check"]),
        (
            "Lints (Rust, native)",
            cargo,
            &[
                "clippy",
                "--locked",
                "--quiet",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        ),
        (
            "Lints (Rust, WebAssembly)",
            cargo,
            &[
                "clippy",
                "--locked",
                "--quiet",
                "--package",
                "fla-wasm",
                "--package",
                "fla-table-wasm",
                "--target",
                "wasm32-unknown-unknown",
                "--",
                "-D",
                "warnings",
            ],
        ),
        (
            "Documentation (Rust)",
            cargo,
            &[
                "doc",
                "--locked",
                "--quiet",
                "--no-deps",
                "--package",
                "fla-core",
                "--package",
                "fla-kdf",
                "--package",
                "fla-kdf-sha1",
                "--package",
                "fla-table",
            ],
        ),
    ])?;
    let biome = npm_tool("biome");
    let tsc = npm_tool("tsc");
    let spectral = npm_tool("spectral");
    let web_ext = npm_tool("web-ext");
    run_all(&[
        (
            "Format and lints (TypeScript, JSON, CSS)",
            &biome.to_string_lossy(),
            &["ci", "--error-on-warnings"],
        ),
        ("Types (TypeScript)", &tsc.to_string_lossy(), &[]),
        (
            "Extension for Firefox (as its store judges it)",
            &web_ext.to_string_lossy(),
            &[
                "lint",
                "--source-dir",
                "dist/extension/firefox",
                "--warnings-as-errors",
                "--no-config-discovery",
            ],
        ),
        (
            "Contract (OpenAPI)",
            &spectral.to_string_lossy(),
            &["lint", "--fail-severity=warn", CONTRACT],
        ),
    ])?;
    architecture::check()
}

fn run_all(steps: &[(&str, &str, &[&str])]) -> Outcome {
    steps.iter().try_for_each(|(what, program, arguments)| {
        process::run(
            what,
            command(program, arguments)
                .env("RUSTDOCFLAGS", "-D warnings")
                .env("NO_UPDATE_NOTIFIER", "1"),
        )
    })
}
