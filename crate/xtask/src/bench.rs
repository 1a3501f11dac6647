//! `cargo xtask bench`: speed and size of the build beside its peers, into the README. No test: nothing here
//! passes or fails by a time.

use crate::bundle::{SAVE_WORKER, TABLE_WORKER, bundle};
use crate::paths::{npm_tool, root};
use crate::process::{self, Outcome, command};
use crate::{build, setup, wasm};

/// `cargo xtask bench table`: files of 100,000 rows beside what could be built of well-known parts, and one row as it is
/// typed.
pub fn table() -> Outcome {
    setup::for_bench()?;
    wasm::build()?;
    let out = root().join("target/bench/table");
    bundle(
        "Bundle the contenders for Chromium",
        &[
            "tests/bench/table/page.ts",
            "tests/bench/table/peers.ts",
            "tests/bench/table/typing.ts",
            "www/src/session/worker.ts",
            TABLE_WORKER,
        ],
        &out,
    )?;
    in_node("tests/bench/table/main.ts", "target/bench/table-main.mjs")
}

/// Bundles a bench for Node and runs it.
fn in_node(source: &str, bundled: &str) -> Outcome {
    let mut esbuild = command(
        npm_tool("esbuild"),
        &[
            "--bundle",
            "--platform=node",
            "--format=esm",
            "--packages=external",
            "--log-level=warning",
        ],
    );
    let main = root().join(bundled);
    process::run(
        "Bundle the bench for Node",
        esbuild.arg(source).arg(format!("--outfile={}", main.display())),
    )?;
    process::run("Bench (some minutes)", command("node", &[]).arg(main))
}

/// Sets up, builds, bundles the contenders for Chromium and for Node, and lets them run.
pub fn run() -> Outcome {
    setup::for_bench()?;
    wasm::build()?;
    process::run(
        "Compile the checks of rows for this machine",
        &mut command(
            env!("CARGO"),
            &[
                "build",
                "--locked",
                "--profile=native",
                "--package=fla-core",
                "--example=rows",
            ],
        ),
    )?;
    let out = root().join("target/bench");
    bundle(
        "Bundle the contenders for Chromium",
        &[
            "tests/bench/chromium.ts",
            "tests/bench/worker-without-webcrypto.ts",
            "www/src/session/worker.ts",
        ],
        &out.join("www"),
    )?;
    in_node("tests/bench/main.ts", "target/bench/main.mjs")
}

/// Sets up, builds, and sends 2,000 registrations to a server on this machine: through the panel's sender, in a bare loop,
/// and with Newman.
pub fn sending() -> Outcome {
    setup::for_bench()?;
    wasm::build()?;
    bundle(
        "Bundle the sender for Chromium",
        &["tests/bench/sending/page.ts", "www/src/session/worker.ts"],
        &root().join("target/bench/sending/www"),
    )?;
    with_server("sending", "Bench of the sending (a minute or two)")
}

/// Sets up, builds, and saves registers of a server on this machine, beside a loop that does nothing but fetch their pages.
pub fn saving() -> Outcome {
    setup::for_bench()?;
    wasm::build()?;
    bundle(
        "Bundle the saving for Chromium",
        &[
            "tests/bench/saving/page.ts",
            "www/src/session/worker.ts",
            SAVE_WORKER,
        ],
        &root().join("target/bench/saving/www"),
    )?;
    with_server("saving", "Bench of the saving (some minutes)")
}

/// Bundles a bench and the server it talks to for Node, beside its page, and runs it.
fn with_server(name: &str, what: &str) -> Outcome {
    let out = root().join("target/bench").join(name);
    let mut esbuild = command(
        npm_tool("esbuild"),
        &[
            "--bundle",
            "--platform=node",
            "--format=esm",
            "--packages=external",
            "--out-extension:.js=.mjs",
            "--log-level=warning",
        ],
    );
    let sources = ["main.ts", "server.ts"].map(|file| format!("tests/bench/{name}/{file}"));
    process::run(
        "Bundle the bench for Node",
        esbuild.args(sources).arg(format!("--outdir={}", out.display())),
    )?;
    process::run(what, command("node", &[]).arg(out.join("main.mjs")))
}

/// Sets up, builds, and looks at the panel's own thread where most is done: in the same browser and with the same hands as
/// the end-to-end tests.
pub fn panel() -> Outcome {
    setup::for_bench()?;
    build()?;
    let mut playwright = command(
        npm_tool("playwright"),
        &["test", "--config", "tests/bench/panel/playwright.config.ts"],
    );
    if let Some(chromium) = setup::find("chromium") {
        playwright.env("CHROMIUM", chromium);
    }
    process::run("Bench of the screens (some minutes)", &mut playwright)
}
