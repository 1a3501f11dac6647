//! Taking the one way to write markup out of a bundle.

use crate::process::{Failure, Outcome};
use std::fs;
use std::path::Path;

/// What stands between the element and the value where Preact writes markup (`dangerouslySetInnerHTML`).
const ASSIGNMENT: &str = ".innerHTML=";
/// How the value ends.
const VALUE: &str = ".__html";

/// Takes Preact's assignment of markup out of the scripts of a folder. The panel never uses it, Biome sees to that;
/// without it no text of a server can become markup even by mistake, and the linter of Mozilla's store has
/// nothing to warn of. Fails unless it is found exactly once.
pub fn take_out(folder: &Path) -> Outcome {
    let mut found = 0_u32;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let script = fs::read_to_string(&path)?;
            if let Some(shorter) = without_assignment(&script) {
                found += 1;
                fs::write(&path, shorter)?;
            }
        }
    }
    if found == 1 {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{found} scripts assign innerHTML as Preact does; one was expected. See crate/xtask/src/bundle/markup.rs."
    )))
}

/// The script with the first `element.innerHTML=value.__html` made `void 0`; `None` when there is none.
fn without_assignment(script: &str) -> Option<String> {
    let (before, after) = script.split_once(ASSIGNMENT)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let rest = after.trim_start_matches(is_name).strip_prefix(VALUE)?;
    Some(format!("{}void 0{rest}", before.trim_end_matches(is_name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assignment_goes_and_what_surrounds_it_stays() {
        let script = "a.__html==e.innerHTML)||(e.innerHTML=f$.__html),t.k=[]";
        let expected = "a.__html==e.innerHTML)||(void 0),t.k=[]";
        assert_eq!(without_assignment(script).as_deref(), Some(expected));
    }

    #[test]
    fn another_assignment_is_not_taken_for_it() {
        assert_eq!(without_assignment("e.innerHTML=text"), None);
        assert_eq!(without_assignment("e.textContent=f.__html"), None);
    }
}
