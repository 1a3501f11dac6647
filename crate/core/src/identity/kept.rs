//! A key kept by the host: it leaves the core once, and from then on the host signs what the core builds.
//!
//! The core keeps the certificates, and with them the public half by which it verifies what the host signs.

use super::certificate::{Certificate, hex};
use super::key::KeyHolder;
use super::structure::damaged;
use super::view::IdentityView;
use super::{Identity, KeyFile};
use crate::secret::Secret;
use crate::time::{UnixTime, parse_date_time};
use crate::{Code, Error, Result};
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier;
use sha2::{Digest, Sha256};

/// The longest a key is kept without being asked for again, in days.
pub const MAX_KEPT_DAYS: u32 = 30;

const DAY_SECONDS: i64 = 86_400;

/// A key the host holds: what its signatures must verify under, and until when it may be used.
#[derive(Debug)]
pub struct HostKey {
    public: VerifyingKey<Sha256>,
    until: UnixTime,
}

impl HostKey {
    /// Whether `signature` is one of this key over `message`, RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2.2).
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<()> {
        Signature::try_from(signature)
            .and_then(|signature| self.public.verify(message, &signature))
            .map_err(|_| Code::AssertionSignature.into())
    }

    /// Refuses once the term is over (`identity.kept_ended`). `now` is by the clock the term was chosen by, this
    /// computer's: it may differ from the server's.
    pub fn check_term(&self, now: UnixTime) -> Result<()> {
        if now < self.until {
            return Ok(());
        }
        Err(Error::new(Code::IdentityKeptEnded).with("until", self.until.to_rfc3339()))
    }
}

/// What is kept of an identity beside its key. None of it is secret.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The name the identity had in its file.
    pub name: String,
    /// Its certificate in DER, then the chain.
    pub certificates: Vec<Vec<u8>>,
    /// Whether its file had proved that nobody changed it.
    pub mac: bool,
    /// Until when the key may be used.
    pub until: UnixTime,
}

impl Kept {
    /// The identity again, without its file and password. Who changed the certificate gets nothing signed: the first
    /// signature is verified under the key in it.
    pub fn open(self, now: UnixTime) -> Result<KeyFile> {
        let certificates = self
            .certificates
            .iter()
            .map(|der| Certificate::parse(der))
            .collect::<Result<Vec<_>>>()?;
        let own = certificates.first().ok_or_else(|| damaged("certificate"))?;
        let key = HostKey {
            public: VerifyingKey::new(own.public.to_rsa().ok_or_else(|| damaged("public key"))?),
            // Whatever the record says: never longer than could have been chosen.
            until: self.until.min(last(now, MAX_KEPT_DAYS)).min(own.not_after),
        };
        let view = IdentityView {
            name: self.name,
            algorithm: own.public.algorithm.clone(),
            bits: own.public.bits,
            usable: true,
            unusable: None,
            kept_until: Some(key.until),
            spki_sha256: Some(hex(&Sha256::digest(&own.public.spki))),
            public_key_pem: Some(own.public.to_pem()),
            certificates: certificates.iter().map(Certificate::view).collect(),
        };
        Ok(KeyFile {
            mac: self.mac,
            sealed: false,
            identities: vec![Identity {
                view,
                certificates: self.certificates,
                key: Ok(KeyHolder::Host(key)),
            }],
        })
    }
}

impl Identity {
    /// The key in the clear, as `PrivateKeyInfo` (RFC 5208 §5), for the host to take in; and until when it may then be
    /// used: `days` from now, 1 to [`MAX_KEPT_DAYS`], never beyond the end of its certificate.
    ///
    /// Only a key that can sign now and has a certificate can be kept, and only by one host.
    pub fn keep(&self, now: UnixTime, days: u32) -> Result<(Secret, UnixTime)> {
        let (KeyHolder::Core(key), 1..=MAX_KEPT_DAYS) = (self.signing_key(now)?, days) else {
            return Err(Code::SessionInternal.into());
        };
        let own = self.view.certificates.first().ok_or(Code::SessionInternal)?;
        let end = parse_date_time(&own.not_after).ok_or(Code::SessionInternal)?;
        Ok((key.to_pkcs8(), last(now, days).min(end)))
    }

    /// Lets go of the key, which the host has taken in: it is wiped here. A key that is not here is left as it is.
    pub fn hand_over(&mut self, until: UnixTime) {
        if let Ok(KeyHolder::Core(key)) = &self.key {
            let public = key.verifying_key();
            self.key = Ok(KeyHolder::Host(HostKey { public, until }));
            self.view.kept_until = Some(until);
        }
    }
}

/// The last moment of a term that begins now.
fn last(now: UnixTime, days: u32) -> UnixTime {
    now.plus(DAY_SECONDS.saturating_mul(days.into()))
}
