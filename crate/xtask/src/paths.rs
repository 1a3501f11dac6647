//! Where things are.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf()
}

/// What is built, and nothing else.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A command-line tool of the npm packages.
pub fn npm_tool(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}
