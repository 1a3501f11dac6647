//! The Wasm modules and their JavaScript faces, into `dist/wasm`.

use crate::paths::{dist, root};
use crate::process::{Failure, Outcome, command, run};
use crate::types;
use std::fs;
use std::path::PathBuf;

/// The boundary crates of core and table.
const MODULES: [&str; 2] = ["fla-wasm", "fla-table-wasm"];

/// Compiles the core and the table, and generates their bindings and type declarations.
///
/// The bindings are made by wasm-bindgen as a library, whose version `Cargo.lock` ties to that of the crate.
pub fn build() -> Outcome {
    let out = dist().join("wasm");
    fs::create_dir_all(&out)?;
    fs::write(out.join("core.d.ts"), types::declarations())?;
    fs::write(out.join("known.ts"), types::constants())?;

    compile()?;
    MODULES.iter().try_for_each(|package| bindings(package))
}

/// Compiles the boundary crates, together: the last step of each, where everything is one unit, occupies one processor.
fn compile() -> Outcome {
    let mut cargo = command(
        env!("CARGO"),
        &[
            "build",
            "--locked",
            "--quiet",
            "--release",
            "--target",
            "wasm32-unknown-unknown",
        ],
    );
    for package in MODULES {
        cargo.args(["--package", package]);
    }
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", rustflags());
    run("Compile core and table to WebAssembly", &mut cargo)
}

/// Generates the bindings of a boundary crate.
fn bindings(package: &str) -> Outcome {
    let module = format!(
        "wasm32-unknown-unknown/release/{}.wasm",
        package.replace('-', "_")
    );
    let module = target().join(module);
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(module)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .omit_default_module_path(false)
                .generate(dist().join("wasm"))
        })
        .map_err(|error| Failure::new(format!("The JavaScript bindings could not be made: {error:#}")))?;
    Ok(())
}

/// SIMD, which every browser with the extension interfaces we need has; AES in its smaller form, because it only
/// decrypts a few kilobytes; and no path of this machine in the module, so that the same source gives the same
/// bytes everywhere.
fn rustflags() -> String {
    let mut flags = String::from("-C target-feature=+simd128 --cfg aes_backend_soft=\"compact\"");
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    for (from, to) in [(cargo_home, "/cargo"), (Some(root()), "/fla-panel")] {
        if let Some(from) = from {
            flags.push_str(&format!(" --remap-path-prefix={}={to}", from.display()));
        }
    }
    flags
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
