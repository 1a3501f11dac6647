//! The client assertion: a JWT that proves who we are to the token endpoint (RFC 7523 §3, OpenID Connect
//! Core §9 `private_key_jwt`), signed RS256 (RFC 7518 §3.3).
//!
//! Header `alg` and `typ`; claims `iss sub aud jti iat exp`. No `nbf`: a computer whose clock runs ahead would
//! be refused for nothing. No `kid` and no `x5*`: no working client of this server sends them.

use crate::identity::PrivateKey;
use crate::secret::Secret;
use crate::time::UnixTime;
use crate::{Code, Error, Result};
use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use serde::Serialize;

/// Seconds between `iat` and `exp` unless the user chooses otherwise.
pub const DEFAULT_LIFETIME: u32 = 120;
/// The shortest lifetime: below it an ordinary clock difference refuses the assertion.
pub const MIN_LIFETIME: u32 = 60;
/// The longest lifetime known to be accepted by every client seen.
pub const MAX_LIFETIME: u32 = 300;
/// Seconds `iat` is set back, so that a clock slightly ahead does not date it in the future.
pub const BACKDATING: u32 = 5;

/// The JOSE header of every assertion, as it is encoded.
pub const HEADER: &str = r#"{"alg":"RS256","typ":"JWT"}"#;

/// Random bytes in a `jti`: 160 bits, the advice of RFC 6749 §10.10 for values nobody may guess.
const JTI_BYTES: usize = 20;

/// What the assertion says. Every field is public knowledge; only the signature is not.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Claims {
    /// The client id.
    iss: String,
    /// The client id again.
    sub: String,
    /// The token endpoint, one string, byte for byte.
    aud: String,
    /// A value never used before.
    jti: String,
    /// Issued at, seconds since 1970.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    iat: UnixTime,
    /// Expires at, seconds since 1970.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    exp: UnixTime,
}

impl Claims {
    /// Claims for one token request. `lifetime` is in seconds, [`MIN_LIFETIME`] to [`MAX_LIFETIME`].
    pub fn new(
        client_id: &str,
        audience: &str,
        now: UnixTime,
        lifetime: u32,
        rng: &mut impl CryptoRng,
    ) -> Result<Self> {
        let client_id = client_id.trim();
        if client_id.is_empty() {
            return Err(Code::AssertionClientId.into());
        }
        if !(MIN_LIFETIME..=MAX_LIFETIME).contains(&lifetime) {
            return Err(Error::new(Code::AssertionLifetime)
                .with("min", MIN_LIFETIME)
                .with("max", MAX_LIFETIME));
        }
        let mut jti = [0; JTI_BYTES];
        rng.fill_bytes(&mut jti);
        let iat = now.plus(-i64::from(BACKDATING));
        Ok(Self {
            iss: client_id.into(),
            sub: client_id.into(),
            aud: audience.into(),
            jti: Base64UrlUnpadded::encode_string(&jti),
            iat,
            exp: iat.plus(i64::from(lifetime)),
        })
    }

    /// The `jti`: names this assertion alone.
    pub fn id(&self) -> &str {
        &self.jti
    }

    /// `header.payload` in ASCII, what is signed (RFC 7515 §5.1).
    pub fn signing_input(&self) -> Result<String> {
        let payload = serde_json::to_value(self).and_then(|claims| serde_json::to_vec(&claims));
        let payload = payload.map_err(|_| Code::SessionInternal)?;
        let header = Base64UrlUnpadded::encode_string(HEADER.as_bytes());
        Ok(format!("{header}.{}", Base64UrlUnpadded::encode_string(&payload)))
    }

    /// Signs with a key held in memory and gives the compact JWT.
    pub fn sign(&self, key: &PrivateKey, rng: &mut impl CryptoRng) -> Result<Secret> {
        let input = self.signing_input()?;
        let signature = key.sign_rs256(input.as_bytes(), rng)?;
        Ok(seal(&input, &signature))
    }
}

/// Joins what was signed and its signature into the compact JWT (RFC 7515 §7.1).
pub fn seal(signing_input: &str, signature: &[u8]) -> Secret {
    Secret::new(format!("{signing_input}.{}", Base64UrlUnpadded::encode_string(signature)).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use getrandom::{SysRng, rand_core::UnwrapErr};
    use std::collections::HashSet;

    fn claims(client_id: &str, lifetime: u32) -> Result<Claims> {
        let now = UnixTime(1_795_364_400);
        Claims::new(
            client_id,
            "https://example.invalid/token",
            now,
            lifetime,
            &mut UnwrapErr(SysRng),
        )
    }

    #[test]
    fn claims_are_the_six_and_nothing_more() {
        let value = serde_json::to_value(claims("client", DEFAULT_LIFETIME).unwrap()).unwrap();
        let names: HashSet<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, HashSet::from(["iss", "sub", "aud", "jti", "iat", "exp"]));
        assert_eq!(value["iss"], value["sub"]);
        assert_eq!(value["iat"], 1_795_364_395);
        assert_eq!(value["exp"], 1_795_364_515);
    }

    #[test]
    fn every_jti_is_new_and_carries_160_bits() {
        let all: HashSet<_> = (0..1_000)
            .map(|_| claims("client", DEFAULT_LIFETIME).unwrap().jti)
            .collect();
        assert_eq!(all.len(), 1_000);
        for jti in all {
            assert_eq!(Base64UrlUnpadded::decode_vec(&jti).unwrap().len(), 20);
        }
    }

    #[test]
    fn a_lifetime_outside_its_bounds_is_refused() {
        for (lifetime, allowed) in [(59, false), (60, true), (300, true), (301, false), (0, false)] {
            assert_eq!(claims("client", lifetime).is_ok(), allowed, "{lifetime}");
        }
    }

    #[test]
    fn an_empty_client_id_is_refused() {
        assert_eq!(
            claims(" \n", DEFAULT_LIFETIME).unwrap_err().code(),
            Code::AssertionClientId
        );
    }

    #[test]
    fn the_signing_input_is_base64url_without_padding() {
        let input = claims("client", DEFAULT_LIFETIME)
            .unwrap()
            .signing_input()
            .unwrap();
        let (header, payload) = input.split_once('.').unwrap();
        assert_eq!(
            Base64UrlUnpadded::decode_vec(header).unwrap(),
            br#"{"alg":"RS256","typ":"JWT"}"#
        );
        assert!(Base64UrlUnpadded::decode_vec(payload).is_ok());
    }
}
