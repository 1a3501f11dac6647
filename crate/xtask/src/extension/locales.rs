//! `_locales`, made from the panel's own messages so that no text is written twice.

use super::read_json;
use crate::process::{Failure, Outcome};
use serde_json::{Map, json};
use std::fs;
use std::path::Path;

const LANGUAGES: [&str; 4] = ["en", "fr", "nl", "de"];

/// Message of the manifest, and where its text comes from.
const MESSAGES: [(&str, &str); 2] = [
    ("name", "extension.name"),
    ("description", "extension.description"),
];

/// The longest description the browsers take; with a longer one Chromium refuses the whole extension.
const MAX_CHARACTERS: usize = 132;

/// Writes the texts the browser itself shows: in its list of extensions and in the store.
pub fn write(out: &Path) -> Outcome {
    for language in LANGUAGES {
        let texts = read_json(&format!("www/messages/{language}.json"))?;
        let mut messages = Map::new();
        for (name, key) in MESSAGES {
            let text = texts[key]
                .as_str()
                .filter(|text| text.chars().count() <= MAX_CHARACTERS);
            let text = text.ok_or_else(|| {
                Failure::new(format!(
                    "{language}.json needs {key}, of {MAX_CHARACTERS} characters at most."
                ))
            })?;
            messages.insert(name.to_owned(), json!({ "message": text }));
        }
        let folder = out.join("_locales").join(language);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("messages.json"), json!(messages).to_string())?;
    }
    Ok(())
}
