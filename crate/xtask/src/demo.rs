//! `cargo xtask demo`: from nothing to an accepted demo declaration.

use crate::paths::dist;
use crate::process::{self, Outcome, command};
use crate::{build, setup};

/// Sets up, builds, then serves page and simulator until it is stopped.
pub fn run() -> Outcome {
    setup::for_build()?;
    build()?;
    let extension = dist().join("extension/chromium");
    println!(
        "\nTo try the extension: open chrome://extensions (or edge://extensions), switch on developer mode,\n\
         choose \"Load unpacked\" and take this folder:\n  {}\n",
        extension.display()
    );
    process::run(
        "Serve the page and the local simulator (Ctrl-C ends it)",
        &mut command("node", &["tests/servers/demo.mjs"]),
    )
}
