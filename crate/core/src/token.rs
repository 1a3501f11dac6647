//! The access token: OAuth 2.0 client credentials (RFC 6749 §4.4) with a JWT as client authentication
//! (RFC 7523 §2.2).

mod cache;

pub use cache::{Granted, TokenCache, TokenKey};

use crate::assertion::Claims;
use crate::environment::{Environment, EnvironmentKind};
use crate::http::{Method, Request, Response};
use crate::problem::{self, ProblemCode};
use crate::secret::Secret;
use crate::time::UnixTime;
use crate::{Code, Error, Result};
use core::fmt::Write;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Assumed lifetime in seconds when the server names none. Short on purpose: an early renewal costs a
/// request, a late one a refusal.
pub const DEFAULT_EXPIRES_IN: u32 = 300;

/// The longest lifetime believed, in seconds: one day.
const MAX_EXPIRES_IN: u32 = 86_400;

/// In what quality the account was made in ChaMan; decides the scope (set-up guide, 27/03/2024, §5.1).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// An employer, for its own workers.
    Employer,
    /// A social secretariat or service provider, for its customers, under a mandate. The scope calls it
    /// `provider`, which here does not mean a training provider.
    Representative,
}

impl Role {
    /// The scope the guide gives for the role.
    pub const fn scope(self) -> &'static str {
        match self {
            Self::Employer => "scope:sigedis:gestion:careerpro-federal-learning-account:employer",
            Self::Representative => "scope:sigedis:gestion:careerpro-federal-learning-account:provider",
        }
    }
}

/// A Bearer token and how long it lasts. The token itself is opaque and leaves the core only in the
/// `Authorization` header (RFC 6750 §2.1), or when the user asks for it.
#[derive(Debug)]
pub struct Token {
    value: Secret,
    /// The scope granted, as the server wrote it.
    pub scope: Option<String>,
    /// When the answer was read.
    pub obtained_at: UnixTime,
    /// From when on it is worth nothing.
    pub expires_at: UnixTime,
}

impl Token {
    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> String {
        // Exposed: this header is what the token is for; the request it goes into never prints its values.
        format!("Bearer {}", String::from_utf8_lossy(self.value.expose()))
    }

    /// The token itself, for the user who asked for it after a warning, and for nothing else.
    pub fn reveal(&self) -> String {
        // Exposed: whoever may use the session may see what it uses; the panel says what can be done with it.
        String::from_utf8_lossy(self.value.expose()).into_owned()
    }

    /// Whether it can still be used at `now` with a margin to spare: 10 % of its life, 30 s at the most.
    pub fn is_fresh(&self, now: UnixTime) -> bool {
        let life = self.expires_at.0.saturating_sub(self.obtained_at.0);
        now < self.expires_at.plus(-(life / 10).min(30))
    }
}

/// A connection as it may be shown: everything about the token but the token.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// The world it is in.
    pub environment: EnvironmentKind,
    /// Where the token came from, which is also the audience of the assertion.
    pub token_endpoint: String,
    /// The base of the API.
    pub api_base: String,
    /// The scope granted, as the server wrote it.
    pub scope: Option<String>,
    /// When the token came, seconds since 1970.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub obtained_at: UnixTime,
    /// When the token ends, seconds since 1970.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub expires_at: UnixTime,
    /// Seconds the server's clock is ahead of this computer's, behind when negative; absent when no answer told.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub clock_offset: Option<i64>,
    /// What the assertion said, for the technical details.
    pub claims: Claims,
}

/// The token request: a form body (RFC 6749 §4.4.2, RFC 7521 §4.2) and no other client authentication.
/// Without `scope` the server grants the account's own.
pub fn request(environment: &Environment, assertion: &Secret, scope: Option<&str>) -> Request {
    let mut body = String::from("grant_type=client_credentials");
    if let Some(scope) = scope {
        body.push_str("&scope=");
        body.push_str(&form_encode(scope.as_bytes()));
    }
    body.push_str("&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer");
    body.push_str("&client_assertion=");
    // Exposed: the token endpoint is the one party the assertion is for.
    body.push_str(&form_encode(assertion.expose()));
    Request {
        method: Method::Post,
        url: environment.token_endpoint().to_owned(),
        headers: vec![
            ("accept", "application/json, application/problem+json".into()),
            ("content-type", "application/x-www-form-urlencoded".into()),
        ],
        body: Some(body.into_bytes()),
    }
}

/// Reads the answer to [`request`] (RFC 6749 §5.1, §5.2): unknown members are ignored, `expires_in` may be a
/// numeric string, and a success that lacks the scope asked for is an error.
pub fn read(response: &Response, requested_scope: Option<&str>, now: UnixTime) -> Result<Token> {
    let object = response.json_object();
    match (response.status, object) {
        (200, Some(object)) => read_success(&object, requested_scope, now),
        (429, _) => Err(with_retry_after(Code::TokenRateLimited, response, now)),
        (status @ (500..=599 | 408), _) => {
            Err(with_retry_after(Code::TokenUnavailable, response, now).with("status", status))
        }
        (_, Some(object)) if object.get("error").is_some_and(Value::is_string) => Err(read_error(&object)),
        _ => Err(not_oauth(response)),
    }
}

/// Whether the API says that the token it was given is not, or no longer, good (RFC 6750 §3.1; problem types
/// `expiredAccessToken` and `invalidAccessToken` of the Belgif registry). Nothing was done then: the same request may
/// be sent once more with a new token. Any other refusal is an answer, and a new token would not change it.
pub fn is_refused(response: &Response, now: UnixTime) -> bool {
    if response.status != 401 {
        return false;
    }
    let challenge = response.header("www-authenticate").unwrap_or_default();
    let code = problem::read(response, now).code;
    [ProblemCode::ExpiredAccessToken, ProblemCode::InvalidAccessToken]
        .iter()
        .any(|stale| stale.as_str() == code)
        || challenge.contains("error=\"invalid_token\"")
}

fn read_success(answer: &Map<String, Value>, requested: Option<&str>, now: UnixTime) -> Result<Token> {
    let text = |name| answer.get(name).and_then(Value::as_str);
    let token_type = text("token_type").unwrap_or_default();
    let value = text("access_token").unwrap_or_default();
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Error::new(Code::TokenNotOauth)
            .with("status", 200)
            .with("media_type", "application/json"));
    }
    if !token_type.eq_ignore_ascii_case("bearer") {
        return Err(Error::new(Code::TokenType).with("type", clip(token_type)));
    }
    let scope = text("scope");
    if let Some(requested) = requested {
        let granted: Vec<_> = scope.unwrap_or_default().split(' ').collect();
        if !requested.split(' ').all(|one| granted.contains(&one)) {
            return Err(Error::new(Code::TokenScopeMissing)
                .with("requested", requested)
                .with("granted", clip(scope.unwrap_or_default())));
        }
    }
    let expires_in = match answer.get("expires_in") {
        Some(Value::String(digits)) => digits.parse().ok(),
        Some(number) => number.as_u64().and_then(|seconds| u32::try_from(seconds).ok()),
        None => None,
    };
    let expires_in = expires_in.unwrap_or(DEFAULT_EXPIRES_IN).min(MAX_EXPIRES_IN);
    Ok(Token {
        value: Secret::new(value.as_bytes().to_vec()),
        scope: scope.map(str::to_owned),
        obtained_at: now,
        expires_at: now.plus(i64::from(expires_in)),
    })
}

fn read_error(answer: &Map<String, Value>) -> Error {
    let error = answer.get("error").and_then(Value::as_str).unwrap_or_default();
    // The description is the server's English, shown only behind "Technical details".
    let description = answer
        .get("error_description")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let code = match error {
        "invalid_client" => Code::TokenInvalidClient,
        "invalid_grant" => Code::TokenInvalidGrant,
        "invalid_request" => Code::TokenInvalidRequest,
        "invalid_scope" => Code::TokenInvalidScope,
        "unauthorized_client" => Code::TokenUnauthorizedClient,
        "unsupported_grant_type" => Code::TokenUnsupportedGrantType,
        _ => Code::TokenUnknownError,
    };
    Error::new(code)
        .with("error", clip(error))
        .with("description", clip(description))
}

fn with_retry_after(code: Code, response: &Response, now: UnixTime) -> Error {
    match response.retry_after(now) {
        Some(seconds) => Error::new(code).with("retry_after", seconds),
        None => Error::new(code),
    }
}

fn not_oauth(response: &Response) -> Error {
    Error::new(Code::TokenNotOauth)
        .with("status", response.status)
        .with("media_type", clip(&response.media_type()))
}

/// Somebody else's text, short enough to show.
fn clip(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// `application/x-www-form-urlencoded` of one value (RFC 6749 appendix B).
fn form_encode(value: &[u8]) -> String {
    let stays = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._*".contains(byte);
    // An assertion, by far the longest value, is in base64url and stays as it is.
    if value.iter().all(stays) {
        return String::from_utf8_lossy(value).into_owned();
    }
    let mut out = String::with_capacity(value.len());
    for &byte in value {
        match byte {
            _ if stays(&byte) => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
