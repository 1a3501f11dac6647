//! `cargo xtask demo`: from nothing to an accepted demo declaration.

use crate::paths::dist;
use crate::process::{self, Outcome, command};
use crate::{build, setup};

/// Sets up, builds, then serves page and simulator until it is stopped.
pub fn run() -> Outcome {
    setup::for_build()?;
    build()?;
    let extension = dist().join("extension");
    println!(
        "\nTo try the extension in Chrome, Edge or Chromium: open chrome://extensions (or edge://extensions), switch on\n\
         developer mode, choose \"Load unpacked\" and take this folder:\n  {}\n\
         In Firefox: open about:debugging#/runtime/this-firefox, choose \"Load Temporary Add-on\" and take this file:\n  {}\n",
        extension.join("chromium").display(),
        extension.join("firefox/manifest.json").display()
    );
    process::run(
        "Serve the page and the local simulator (Ctrl-C ends it)",
        &mut command("node", &["tests/servers/demo.mjs"]),
    )
}
