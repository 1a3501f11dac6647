//! Whether a token may go to an address that a server named.

use crate::environment::Environment;
use crate::{Code, Error, Result};

/// The longest address of a next page that is followed, in characters: what servers commonly take.
pub(super) const MAX_ADDRESS: usize = 8_000;

/// Passes an address under the base of the API, and refuses any other (`consultation.next`).
///
/// An answer says where the rest is, and the token goes there: who could choose another place would have the token.
/// Whatever two readers of an address (WHATWG URL, RFC 3986) could take for different places is refused as well: user
/// names, fragments, backslashes, anything outside of printable ASCII, and `..` in all its spellings.
pub(super) fn check(environment: &Environment, url: &str) -> Result<()> {
    let rest = url
        .strip_prefix(environment.api_base())
        .filter(|rest| rest.starts_with('/'));
    let path = rest.and_then(|rest| rest.split('?').next());
    let plain = url
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"\\\"<>^`{|}#@".contains(&b));
    if plain && url.len() <= MAX_ADDRESS && path.is_some_and(|path| !path.split('/').any(is_dots)) {
        return Ok(());
    }
    // Without its query, which is the server's own business.
    let shown: String = url
        .split('?')
        .next()
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    Err(Error::new(Code::ConsultationNext).with("url", shown))
}

/// `.` and `..`, also spelled `%2e` (WHATWG URL, "double-dot URL path segment").
fn is_dots(segment: &str) -> bool {
    matches!(
        segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
        "." | ".."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::EnvironmentKind;
    use proptest::prelude::*;

    const BASE: &str = "https://services.socialsecurity.be/REST/example/v1";

    fn allowed(url: &str) -> bool {
        let environment = Environment::new(EnvironmentKind::Production, None, BASE).unwrap();
        check(&environment, url).is_ok()
    }

    #[test]
    fn a_next_page_under_the_base_may_be_asked_for() {
        for rest in [
            "/trainings/query?page=2&pageSize=25",
            "/trainings/query?cursor=eyJhIjoxfQ==&x=%2e%2e",
            "/trainings/query/cursor/..x..",
        ] {
            assert!(allowed(&format!("{BASE}{rest}")), "{rest}");
        }
    }

    #[test]
    fn a_token_goes_to_no_other_address() {
        for url in [
            "https://example.org/REST/example/v1/trainings",
            "http://services.socialsecurity.be/REST/example/v1/trainings",
            "https://services.socialsecurity.be/REST/other/v1/trainings",
            "https://services.socialsecurity.be/REST/example/v10/trainings",
            "https://services.socialsecurity.be/REST/example/v1",
            "https://services.socialsecurity.be/REST/example/v1?page=2",
            "https://services.socialsecurity.be/REST/example/v1@example.org/",
            "https://services.socialsecurity.be/REST/example/v1/../../oauth",
            "https://services.socialsecurity.be/REST/example/v1/%2E%2e/oauth",
            "https://services.socialsecurity.be/REST/example/v1/x/.%2e/oauth",
            "https://services.socialsecurity.be/REST/example/v1/..",
            "https://services.socialsecurity.be/REST/example/v1/\\..\\oauth",
            "https://services.socialsecurity.be/REST/example/v1/a\tb",
            "https://services.socialsecurity.be/REST/example/v1/#x",
            "HTTPS://services.socialsecurity.be/REST/example/v1/x",
            "/trainings/query?page=2",
            "",
        ] {
            assert!(!allowed(url), "{url}");
        }
        assert!(!allowed(&format!("{BASE}/{}", "x".repeat(MAX_ADDRESS))));
    }

    #[test]
    fn what_is_said_of_a_refused_address_has_no_query() {
        let environment = Environment::new(EnvironmentKind::Production, None, BASE).unwrap();
        let error = check(&environment, "https://example.org/x?ssin=80400000119").unwrap_err();
        assert_eq!(error.params(), [("url", "https://example.org/x".to_owned())]);
    }

    proptest! {
        #[test]
        fn whatever_is_allowed_begins_with_the_base(url in "\\PC{0,60}", rest in "[ -~]{0,40}") {
            let joined = format!("{BASE}{rest}");
            for url in [url.as_str(), joined.as_str()] {
                if allowed(url) {
                    let path = url.strip_prefix(BASE).unwrap();
                    prop_assert!(path.starts_with('/'));
                    prop_assert!(!path.split('?').next().unwrap().contains("/../"));
                }
            }
        }
    }
}
