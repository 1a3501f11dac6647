//! The tools and packages the project needs, installed when they are missing.

use crate::paths::root;
use crate::process::{Failure, Outcome, command, output_of, run};
use std::fs;
use std::path::{Path, PathBuf};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;

/// Program the tests need, and the Debian package it comes in.
const TEST_PROGRAMS: [(&str, &str); 10] = [
    ("chromium", "chromium"),
    ("firefox-esr", "firefox-esr"),
    ("openssl", "openssl"),
    ("pip3", "python3-pip"),
    // What a saved register is unpacked and checked with.
    ("unzip", "unzip"),
    ("jq", "jq"),
    // What the programs of the guide are run and compiled with.
    ("php", "php-cli"),
    ("mcs", "mono-mcs libmono-system-net-http4.0-cil"),
    ("mono", "mono-runtime"),
    ("javac", "default-jdk-headless"),
];

/// The Python packages whose data tests read, each with its version and digest.
const VECTORS: &str = "tests/vectors/requirements.txt";

/// What the bench needs on top: NSS, which makes files as Firefox does.
const BENCH_PROGRAMS: [(&str, &str); 1] = [("pk12util", "libnss3-tools")];

/// What building needs: the Wasm target, Node, the npm packages of the lock file.
pub fn for_build() -> Outcome {
    wasm_target()?;
    node()?;
    npm_packages()
}

/// What testing needs on top: browsers and OpenSSL from Debian's packages, and other people's certificate files.
pub fn for_tests() -> Outcome {
    for_build()?;
    debian_packages("tests", &TEST_PROGRAMS)?;
    test_vectors()
}

/// What the bench needs on top of the tests.
pub fn for_bench() -> Outcome {
    for_tests()?;
    debian_packages("bench", &BENCH_PROGRAMS)
}

/// Installs the packages of programs that are missing.
fn debian_packages(who: &str, programs: &[(&str, &str)]) -> Outcome {
    let missing: Vec<_> = programs
        .iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if find("apt-get").is_none() {
        return Err(Failure::new(format!(
            "For the {who} this machine lacks {}, and it has no apt-get: install them by hand, then run the \
             same command again.",
            missing.join(", ")
        )));
    }
    let install = format!(
        "set -e; sudo=; [ \"$(id -u)\" = 0 ] || sudo=sudo; export DEBIAN_FRONTEND=noninteractive; \
         $sudo apt-get update -q; $sudo apt-get install -y -q --no-install-recommends {}",
        missing.join(" ")
    );
    run(
        &format!("Install {} (Debian packages)", missing.join(", ")),
        &mut command("sh", &["-c", &install]),
    )
}

fn wasm_target() -> Outcome {
    let sysroot = output_of(&mut command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM_TARGET)
        .exists()
    {
        return Ok(());
    }
    run(
        "Add the WebAssembly target",
        &mut command("rustup", &["target", "add", WASM_TARGET]),
    )
}

fn node() -> Outcome {
    let advice = format!(
        "Install Node.js {NODE_MAJOR} or later (https://nodejs.org), then run the same command again."
    );
    let version = output_of(&mut command("node", &["--version"])).map_err(|_| Failure::new(&advice))?;
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    if major.is_some_and(|major: u32| major >= NODE_MAJOR) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Node.js {} is too old. {advice}",
        version.trim()
    )))
}

/// `npm ci`, unless the last one was made from this very lock file.
fn npm_packages() -> Outcome {
    let modified = |file: &str| root().join(file).metadata().and_then(|meta| meta.modified());
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_ok_and(|installed| modified("package-lock.json").is_ok_and(|locked| locked <= installed))
    {
        return Ok(());
    }
    run(
        "Install the npm packages",
        &mut command("npm", &["ci", "--no-audit", "--no-fund"]),
    )
}

/// The test vectors into `target/vectors`, unless they are there from this very list.
fn test_vectors() -> Outcome {
    let wanted = fs::read(root().join(VECTORS))?;
    let folder = root().join("target/vectors");
    let list = folder.join("requirements.txt");
    if fs::read(&list).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let options =
        "-m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes";
    let mut pip = command("python3", &options.split(' ').collect::<Vec<_>>());
    run(
        "Fetch the test vectors",
        pip.arg("--target").arg(&folder).args(["--requirement", VECTORS]),
    )?;
    Ok(fs::write(list, wanted)?)
}

/// Where a program is, when it is on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
