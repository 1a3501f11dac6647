//! The browser extension, into `dist/extension`.

pub mod hosts;
mod locales;
mod package;

use crate::bundle::{SAVE_WORKER, SAVED_WORKER, TABLE_WORKER, bundle, markup, verify};
use crate::paths::{dist, root};
use crate::process::{Failure, Outcome};
use serde_json::Value;
use std::fs;

/// The browsers there is a shell for: a manifest and a background script each, everything else is the same.
const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// Bundles the panel for each browser, writes its manifest and packs it.
pub fn build() -> Outcome {
    BROWSERS.iter().try_for_each(|browser| build_for(browser))
}

fn build_for(browser: &str) -> Outcome {
    let out = dist().join("extension").join(browser);
    let background = format!("extension/src/background-{browser}.ts");
    let entries = [
        "extension/src/panel.tsx",
        &background,
        "www/src/session/worker.ts",
        TABLE_WORKER,
        SAVE_WORKER,
        SAVED_WORKER,
    ];
    bundle(&format!("Bundle the extension for {browser}"), &entries, &out)?;
    markup::take_out(&out)?;
    verify::write(&out, verify::Form::Beside)?;
    for file in ["panel.html", "icon-128.png"] {
        fs::copy(root().join("extension").join(file), out.join(file))?;
    }
    locales::write(&out)?;
    fs::write(out.join("manifest.json"), manifest(browser)?)?;
    package::zip(&out, &dist().join(format!("extension/fla-panel-{browser}.zip")))
}

/// The manifest of the repository with everything that follows from the host list filled in.
fn manifest(browser: &str) -> Outcome<String> {
    let mut manifest = read_json(&format!("extension/manifest.{browser}.json"))?;
    let hosts = hosts::read()?;
    manifest["version"] = env!("CARGO_PKG_VERSION").into();
    manifest["host_permissions"] = hosts
        .required
        .iter()
        .map(|host| format!("https://{host}/*"))
        .collect();
    manifest["optional_host_permissions"] = hosts
        .optional
        .iter()
        .map(|host| format!("https://{host}/*"))
        .collect();
    manifest["content_security_policy"]["extension_pages"] = hosts::content_security_policy()?.into();
    serde_json::to_string_pretty(&manifest).map_err(|error| Failure::new(error.to_string()))
}

fn read_json(path: &str) -> Outcome<Value> {
    let text = fs::read_to_string(root().join(path))?;
    serde_json::from_str(&text).map_err(|error| Failure::new(format!("{path} is not JSON: {error}")))
}
