//! Addresses that a server names: made absolute, and held to the API in use before any of them is called.
//!
//! A token is for one API. Whatever an answer says, no request leaves for an address outside of its base.

/// An address as the server meant it: absolute, or relative to that of the request (RFC 9110 §10.2.2, RFC 3986 §5.2).
/// A fragment goes; what is nothing but a fragment names nothing.
pub(crate) fn resolve(named: &str, request: &str) -> Option<String> {
    let named = before(named, '#');
    if named.is_empty() {
        return None;
    }
    if has_scheme(named) {
        return Some(named.to_owned());
    }
    let (scheme, rest) = request.split_once("://")?;
    if named.starts_with("//") {
        return Some(format!("{scheme}:{named}"));
    }
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, "/"),
    };
    let path = before(before(path, '#'), '?');
    let (target, query) = match named.find('?') {
        Some(at) => named.split_at(at),
        None => (named, ""),
    };
    let target = match target {
        "" => path.to_owned(),
        target if target.starts_with('/') => without_dots(target),
        target => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            without_dots(&format!("{folder}/{target}"))
        }
    };
    Some(format!("{scheme}://{authority}{target}{query}"))
}

/// The address to call, when it has the origin of `base`, a path below its and no more than so many bytes. Anything that
/// two readers (WHATWG URL, RFC 3986) could understand in two ways is refused: user names, back steps, escaped dots
/// and slashes in the path, blanks. What is in the query is the server's own business.
pub(crate) fn under(address: &str, base: &str, longest: usize) -> Option<String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&b);
    if address.len() > longest || !address.bytes().all(plain) {
        return None;
    }
    let path = before(address, '?').to_ascii_lowercase();
    if ["%2e", "%2f", "%5c"].iter().any(|escaped| path.contains(escaped)) {
        return None;
    }
    let address = with_plain_origin(address)?;
    let below = address
        .strip_prefix(&with_plain_origin(base)?)?
        .strip_prefix('/')?;
    let steps = before(below, '?')
        .split('/')
        .any(|segment| ["", ".", ".."].contains(&segment));
    (!steps).then_some(address)
}

/// Scheme and host in lower case and without the port that goes without saying (RFC 3986 §6.2.2.1, §6.2.3).
fn with_plain_origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let (authority, path) = match rest.find(['/', '?']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let authority = authority.to_ascii_lowercase();
    let port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let host = authority.strip_suffix(port).unwrap_or(&authority);
    Some(format!("{scheme}://{host}{path}"))
}

/// RFC 3986 §5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

/// A scheme and a colon, before any slash or query (RFC 3986 §3.1).
fn has_scheme(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    };
    text.split_once(':').is_some_and(|(name, _)| is_name(name))
}

fn before(text: &str, end: char) -> &str {
    text.split(end).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LONGEST: usize = 400;
    const BASE: &str = "https://fla-demo.invalid/REST/federalLearningAccount/v1";
    const REQUEST: &str = "https://fla-demo.invalid/REST/federalLearningAccount/v1/trainingRegistrations?x=1";

    #[test]
    fn an_address_is_understood_in_every_form_of_the_standard() {
        for (named, expected) in [
            ("https://example.org/x#y", "https://example.org/x"),
            ("//example.org/x", "https://example.org/x"),
            (
                "/REST/federalLearningAccount/v1/tasks/1",
                &format!("{BASE}/tasks/1"),
            ),
            ("tasks/1", &format!("{BASE}/tasks/1")),
            ("./tasks/1", &format!("{BASE}/tasks/1")),
            (
                "trainingRegistrations/1",
                &format!("{BASE}/trainingRegistrations/1"),
            ),
            (
                "../v2/tasks/1",
                "https://fla-demo.invalid/REST/federalLearningAccount/v2/tasks/1",
            ),
            ("../../../../../x", "https://fla-demo.invalid/x"),
            ("?page=2", &format!("{BASE}/trainingRegistrations?page=2")),
            (
                "/x?next=https://example.org",
                "https://fla-demo.invalid/x?next=https://example.org",
            ),
            ("a:b", "a:b"),
        ] {
            assert_eq!(resolve(named, REQUEST).as_deref(), Some(expected), "{named}");
        }
        assert_eq!(resolve("", REQUEST), None);
        assert_eq!(resolve("#top", REQUEST), None);
        assert_eq!(resolve("tasks/1", "nonsense"), None);
    }

    #[test]
    fn an_address_under_the_base_is_followed() {
        for (address, called) in [
            (format!("{BASE}/tasks/1"), format!("{BASE}/tasks/1")),
            (
                format!("{BASE}/tasks/1?wait=2&x=a%20b"),
                format!("{BASE}/tasks/1?wait=2&x=a%20b"),
            ),
            (
                format!("{BASE}/query?cursor=eyJhIjoxfQ==&x=%2e%2F../y"),
                format!("{BASE}/query?cursor=eyJhIjoxfQ==&x=%2e%2F../y"),
            ),
            (
                BASE.replace("https://fla-demo.invalid", "HTTPS://FLA-Demo.invalid:443") + "/tasks/A",
                format!("{BASE}/tasks/A"),
            ),
        ] {
            assert_eq!(under(&address, BASE, LONGEST), Some(called), "{address}");
        }
        let local = "http://127.0.0.1:8080/REST/x/v1";
        assert!(under("http://127.0.0.1:8080/REST/x/v1/tasks/1", local, LONGEST).is_some());
        assert!(under("http://127.0.0.1:8081/REST/x/v1/tasks/1", local, LONGEST).is_none());
    }

    #[test]
    fn no_other_address_is_ever_called() {
        let long = format!("{BASE}/{}", "x".repeat(LONGEST));
        for address in [
            BASE,
            &format!("{BASE}/"),
            &format!("{BASE}?x"),
            &format!("{BASE}2/tasks/1"),
            &format!("{BASE}/../v2/tasks/1"),
            &format!("{BASE}/tasks/.."),
            &format!("{BASE}/%2e%2e/v2/tasks/1"),
            &format!("{BASE}/%2E./v2/tasks/1"),
            &format!("{BASE}/..%2fv2/tasks"),
            &format!("{BASE}/tasks\\..\\..\\v2"),
            &format!("{BASE}/tasks%5c1"),
            &format!("{BASE}//tasks/1"),
            &format!("{BASE}/tasks/1 2"),
            &format!("{BASE}/tasks/\t1"),
            &format!("{BASE}/tasks/é"),
            &long,
            "http://fla-demo.invalid/REST/federalLearningAccount/v1/tasks/1",
            "https://fla-demo.invalid:8443/REST/federalLearningAccount/v1/tasks/1",
            "https://user@fla-demo.invalid/REST/federalLearningAccount/v1/tasks/1",
            "https://fla-demo.invalid@example.org/REST/federalLearningAccount/v1/tasks/1",
            "https://fla-demo.invalid.example.org/REST/federalLearningAccount/v1/tasks/1",
            "https://example.org/REST/federalLearningAccount/v1/tasks/1",
            "javascript:alert(1)",
            "data:text/plain,x",
            "tasks/1",
            "",
        ] {
            assert_eq!(under(address, BASE, LONGEST), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_called_lies_under_the_base(url in "\\PC{0,60}", rest in "[ -~]{0,40}") {
            for named in [url, format!("{BASE}{rest}"), format!("{BASE}/{rest}")] {
                if let Some(called) = under(&named, BASE, LONGEST) {
                    let path = called.strip_prefix(BASE).unwrap().split('?').next().unwrap();
                    prop_assert!(path.starts_with('/'));
                    prop_assert!(!path.contains("/../") && !path.ends_with("/.."));
                }
            }
        }
    }
}
