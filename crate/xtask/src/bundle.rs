//! The static page, into `dist/www`.

pub mod markup;
pub mod verify;

use crate::extension::hosts;
use crate::paths::{dist, npm_tool, root};
use crate::process::{Outcome, command, run};
use std::fs;
use std::path::Path;

/// The Worker of the table, under a name that is not that of the session's.
pub const TABLE_WORKER: &str = "table-worker=www/src/table/worker.ts";

/// The Worker that makes the file of a saved register.
pub const SAVE_WORKER: &str = "save-worker=www/src/save/worker.ts";
/// The Worker of a saved file.
pub const SAVED_WORKER: &str = "saved-worker=www/src/saved/worker.ts";

/// Bundles the page and puts everything it loads beside it.
pub fn page() -> Outcome {
    let out = dist().join("www");
    bundle(
        "Bundle the static page",
        &[
            "www/src/page.tsx",
            "www/src/session/worker.ts",
            TABLE_WORKER,
            SAVE_WORKER,
            SAVED_WORKER,
        ],
        &out,
    )?;
    markup::take_out(&out)?;
    verify::write(&out, verify::Form::OneFile)?;
    let page = fs::read_to_string(root().join("www/index.html"))?;
    fs::write(
        out.join("index.html"),
        page.replace("%CSP%", &hosts::content_security_policy()?),
    )?;
    Ok(())
}

/// Bundles entry points into an emptied folder, flat, with the style sheet, the Wasm module and the demo files.
pub fn bundle(what: &str, entries: &[&str], out: &Path) -> Outcome {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    let mut esbuild = command(
        npm_tool("esbuild"),
        &[
            "--bundle",
            "--splitting",
            "--format=esm",
            "--target=chrome116,firefox140",
            "--minify",
            "--legal-comments=none",
            "--entry-names=[name]",
            "--chunk-names=[name]-[hash]",
            "--jsx=automatic",
            "--jsx-import-source=preact",
            "--log-level=warning",
        ],
    );
    esbuild
        .args(entries)
        .arg("www/style.css")
        .arg(format!("--outdir={}", out.display()));
    run(what, &mut esbuild)?;
    for module in ["fla_wasm_bg.wasm", "fla_table_wasm_bg.wasm"] {
        fs::copy(dist().join("wasm").join(module), out.join(module))?;
    }
    fs::create_dir_all(out.join("demo"))?;
    for file in ["demo.json", "demo-company.pfx"] {
        fs::copy(root().join("www/demo").join(file), out.join("demo").join(file))?;
    }
    Ok(())
}
