//! The signature over the manifest of a saved register, made with the company's own key: a detached JSON Web Signature
//! (RFC 7515, Appendix F), RS256 (RFC 7518 §3.3), with the certificates in its header (`x5c`, RFC 7515 §4.1.6).
//!
//! The same key proves who we are to the token endpoint (RFC 7523). It must never sign what a server could take for
//! such an assertion, whoever asks. Hence a manifest is told by its own first member, has none of the claims of a JWT,
//! and its header names its type, as RFC 8725 §3.11 advises.

use crate::{Code, Result};
use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use core::fmt;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::json;

/// How the value of the first member, `format`, begins. A version follows.
pub const FORMAT: &str = "fla-panel.manifest/";

/// The `typ` of the signature's header.
pub const TYPE: &str = "fla-panel-manifest+json";

/// The largest manifest that is signed, in bytes.
pub const MAX_MANIFEST_BYTES: usize = 16 * 1024 * 1024;

/// Every claim of RFC 7519 §4.1: what has one of these may be taken for a JWT.
const CLAIMS: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

/// A manifest that may be signed: what the signature covers, and how it is written down.
pub struct Manifest {
    header: String,
    input: Vec<u8>,
}

impl Manifest {
    /// Takes the bytes of a manifest as they are, and the certificates of who signs in DER, its own first. Anything
    /// that does not have a manifest's form is refused (`manifest.form`).
    pub fn new(bytes: &[u8], certificates: &[Vec<u8>]) -> Result<Self> {
        if bytes.len() > MAX_MANIFEST_BYTES || !has_form(bytes) {
            return Err(Code::ManifestForm.into());
        }
        // In standard base64 with padding, unlike all else in a JWS.
        let chain: Vec<_> = certificates
            .iter()
            .map(|der| Base64::encode_string(der))
            .collect();
        let header = json!({ "alg": "RS256", "typ": TYPE, "x5c": chain }).to_string();
        let header = Base64UrlUnpadded::encode_string(header.as_bytes());
        let input = format!("{header}.{}", Base64UrlUnpadded::encode_string(bytes));
        Ok(Self {
            header,
            input: input.into_bytes(),
        })
    }

    /// What is signed (RFC 7515 §5.1).
    pub fn signing_input(&self) -> &[u8] {
        &self.input
    }

    /// `header..signature`: the payload is left out, and is the file beside it (RFC 7515, Appendix F).
    pub fn seal(&self, signature: &[u8]) -> String {
        format!("{}..{}", self.header, Base64UrlUnpadded::encode_string(signature))
    }
}

impl fmt::Debug for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Manifest(…)")
    }
}

/// Whether this is one JSON object whose first member names the format, and which is no set of claims.
fn has_form(bytes: &[u8]) -> bool {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let form = (&mut json).deserialize_map(Form);
    core::str::from_utf8(bytes).is_ok() && form.is_ok_and(|sound| sound) && json.end().is_ok()
}

/// Reads an object in the order of its members.
struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> core::result::Result<bool, A::Error> {
        let first: Option<String> = members.next_key()?;
        if first.as_deref() != Some("format") {
            return Ok(false);
        }
        let format: serde_json::Value = members.next_value()?;
        let mut sound = format.as_str().is_some_and(|format| format.starts_with(FORMAT));
        while let Some(name) = members.next_key::<String>()? {
            sound &= name != "format" && !CLAIMS.contains(&name.as_str());
            members.next_value::<IgnoredAny>()?;
        }
        Ok(sound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn signs(text: &str) -> bool {
        Manifest::new(text.as_bytes(), &[]).is_ok()
    }

    #[test]
    fn a_manifest_is_told_by_its_first_member() {
        assert!(signs(r#"{"format":"fla-panel.manifest/1"}"#));
        assert!(signs(
            "{\n  \"format\": \"fla-panel.manifest/2\",\n  \"files\": [{\"sub\":1}]\n}\n"
        ));
    }

    #[test]
    fn nothing_else_is_signed() {
        for text in [
            "",
            "null",
            "[]",
            "{}",
            r#""fla-panel.manifest/1""#,
            r#"{"format":"fla-panel.receipt/1"}"#,
            r#"{"format":["fla-panel.manifest/1"]}"#,
            r#"{"files":[],"format":"fla-panel.manifest/1"}"#,
            r#"{"format":"fla-panel.manifest/1","format":"x"}"#,
            r#"{"format":"fla-panel.manifest/1"} {}"#,
            r#"{"format":"fla-panel.manifest/1""#,
            r#"{"iss":"a","sub":"a","aud":"b","jti":"c","iat":1,"exp":2}"#,
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0",
        ] {
            assert!(!signs(text), "{text}");
        }
        assert!(Manifest::new(b"{\"format\":\"fla-panel.manifest/1\",\"a\":\"\xff\"}", &[]).is_err());
    }

    #[test]
    fn a_manifest_with_a_claim_of_a_jwt_is_not_signed() {
        for claim in CLAIMS {
            let text = format!(r#"{{"format":"fla-panel.manifest/1","{claim}":"x"}}"#);
            assert!(!signs(&text), "{claim}");
            let (first, rest) = claim.split_at(1);
            let first = u32::from(first.as_bytes()[0]);
            let escaped = format!(r#"{{"format":"fla-panel.manifest/1","\u{first:04x}{rest}":1}}"#);
            assert!(!signs(&escaped), "{escaped}");
        }
    }

    #[test]
    fn a_manifest_has_an_end() {
        let padding = "x".repeat(MAX_MANIFEST_BYTES);
        assert!(!signs(&format!(
            r#"{{"format":"fla-panel.manifest/1","a":"{padding}"}}"#
        )));
    }

    #[test]
    fn the_header_names_algorithm_type_and_certificates_and_the_payload_is_left_out() {
        let bytes = br#"{"format":"fla-panel.manifest/1"}"#;
        let manifest = Manifest::new(bytes, &[vec![1, 2, 3, 4], vec![0xff]]).unwrap();
        let jws = manifest.seal(b"signature");
        let [header, payload, signature] = jws.split('.').collect::<Vec<_>>()[..] else {
            panic!("{jws}");
        };
        let header_json = Base64UrlUnpadded::decode_vec(header).unwrap();
        assert_eq!(
            serde_json::from_slice::<serde_json::Value>(&header_json).unwrap(),
            json!({ "alg": "RS256", "typ": TYPE, "x5c": ["AQIDBA==", "/w=="] })
        );
        assert_eq!(payload, "");
        assert_eq!(Base64UrlUnpadded::decode_vec(signature).unwrap(), b"signature");
        let input = format!("{header}.{}", Base64UrlUnpadded::encode_string(bytes));
        assert_eq!(manifest.signing_input(), input.as_bytes());
    }

    proptest! {
        #[test]
        fn no_set_of_claims_is_ever_signed(
            before in proptest::collection::btree_map("[a-z]{1,8}", "[ -~]{0,9}", 0..4),
            claim in 0..CLAIMS.len(),
        ) {
            let mut object = serde_json::Map::new();
            object.insert("format".into(), FORMAT.into());
            object.extend(before.into_iter().map(|(name, value)| (name, value.into())));
            object.insert(CLAIMS[claim].into(), "x".into());
            prop_assert!(!signs(&serde_json::Value::Object(object).to_string()));
        }
    }
}
