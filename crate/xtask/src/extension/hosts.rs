//! The one list of hosts, from which permissions and content security policy are made.

use super::read_json;
use crate::process::Outcome;

/// Hosts the panel may talk to.
pub struct Hosts {
    /// Granted when the extension is installed.
    pub required: Vec<String>,
    /// Asked for, one host at a time, when an address the user entered needs it: the host of the API is not
    /// public, only its domain.
    pub optional: Vec<String>,
}

/// Reads `extension/hosts.json`.
pub fn read() -> Outcome<Hosts> {
    let list = read_json("extension/hosts.json")?;
    let names = |key: &str| {
        let values = list[key].as_array().into_iter().flatten();
        values
            .filter_map(|host| host.as_str().map(str::to_owned))
            .collect()
    };
    Ok(Hosts {
        required: names("required"),
        optional: names("optional"),
    })
}

/// The content security policy of page and extension. `'wasm-unsafe-eval'` is the only relaxation: without it
/// no WebAssembly starts. `'self'` in `connect-src` is for the packaged Wasm module and demo files.
pub fn content_security_policy() -> Outcome<String> {
    let hosts = read()?;
    let origins: Vec<_> = hosts
        .required
        .iter()
        .chain(&hosts.optional)
        .map(|host| format!("https://{host}"))
        .collect();
    Ok(format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self' {}; base-uri 'none'; form-action 'none'",
        origins.join(" ")
    ))
}
