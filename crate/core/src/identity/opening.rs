//! Opening a file in steps: list the keys to derive, take them derived, answer with the contents or the next list.
//!
//! The steps are there because the host may derive faster than Rust can (WebCrypto), in its own time. Nothing in
//! the file is believed before its MAC is verified, except when it has none, which the result then says.

use super::algorithm as oid;
use super::der::OCTET_STRING;
use super::derivation::{
    Derivation, MAX_TOTAL_ITERATIONS, MAX_UNASKED_ITERATIONS, MAX_UNASKED_TOTAL_ITERATIONS, Wanted,
};
use super::kind::{Kind, not_a_keystore};
use super::loose::{self, Text};
use super::mac::Mac;
use super::pairing;
use super::password::{Password, PasswordForm};
use super::safe::{Locked, Safe};
use super::scheme::unsupported;
use super::structure::{Pfx, beyond, damaged, parse};
use super::{KeyFile, MAX_FILE_BYTES, ber};
use crate::secret::Secret;
use crate::{Code, Error, Result};
use core::fmt;
use zeroize::Zeroizing;

/// A file on its way to being opened.
pub struct Opening {
    password: Password,
    /// What the MAC is made over.
    content: Zeroizing<Vec<u8>>,
    mac: Option<Lock<Mac>>,
    has_mac: bool,
    /// Whether a key lies in the file in the clear.
    has_bare_key: bool,
    /// A fault in what the MAC covers. Reported only once the MAC is right: before that the password may be wrong or
    /// the file altered, which explains it better.
    fault: Option<Error>,
    safe: Safe,
    locks: Vec<Lock<Locked>>,
    derivations: Vec<Derivation>,
    /// Iterations asked for so far.
    iterations: u64,
    /// Iterations of the step that is listed.
    work: u64,
    /// Whether that step tries the password in another form, after one that did not open something.
    is_retry: bool,
    /// How far `iterations` may go before the user is asked.
    agreed: u64,
    /// The most iterations of one derivation the user agreed to, or need not be asked about.
    agreed_each: u64,
}

/// What came of a step.
#[derive(Debug)]
pub enum Step {
    /// More keys are wanted: [`Opening::derivations`] lists them.
    Derive,
    /// The file is open.
    Opened(KeyFile),
}

/// Something a password opens, and how far trying has come.
struct Lock<T> {
    what: T,
    tried: Vec<PasswordForm>,
    /// The keys derived from the last form tried, until they have been used.
    keys: Option<Vec<Secret>>,
}

/// What has keys to derive.
trait Wants {
    fn wanted(&self) -> &[Wanted];
}

impl Opening {
    /// Reads the outside of the file and lists the keys to derive. Everything is bounded here, nothing derived.
    ///
    /// `password` is UTF-8.
    pub fn new(file: &[u8], password: Secret) -> Result<Self> {
        if file.len() > MAX_FILE_BYTES {
            return Err(beyond("file_bytes", MAX_FILE_BYTES));
        }
        let password = Password::new(password);
        match Kind::of(file) {
            Kind::Pfx => Self::keystore(file, password),
            Kind::Pem | Kind::Base64 => match loose::read(file)? {
                Text::Keystore(der) => Self::keystore(&der, password),
                Text::Loose(safe) => Self::start(password, None, Zeroizing::default(), safe),
            },
            kind => Self::start(password, None, Zeroizing::default(), loose::key(kind, file)?),
        }
    }

    fn keystore(file: &[u8], password: Password) -> Result<Self> {
        let der = ber::to_der(file, "file")?.der;
        let pfx: Pfx<'_> = parse(&der, "file")?;
        if pfx.version.small() != Some(3) {
            return Err(Error::new(Code::IdentityUnsupported).with("algorithm", "PFX"));
        }
        if pfx.auth_safe.content_type != oid::DATA {
            return Err(unsupported(
                Code::IdentityUnsupportedIntegrity,
                &pfx.auth_safe.content_type,
            ));
        }
        let content = pfx.auth_safe.content.ok_or_else(|| damaged("content"))?;
        let content = content.inside(OCTET_STRING).ok_or_else(|| damaged("content"))?;
        let mac = pfx.mac_data.as_ref().map(Mac::parse).transpose()?;
        let content = Zeroizing::new(content.to_vec());
        let mut safe = Safe::default();
        let fault = match safe.read(&content) {
            Err(fault) if mac.is_some() && fault.code() != Code::IdentityLimit => Some(fault),
            Err(fault) => return Err(fault),
            Ok(()) => None,
        };
        // With a fault in it only the MAC is worth a derivation.
        if fault.is_some() {
            safe.locked.clear();
        }
        let opening = Self::start(password, mac, content, safe)?;
        Ok(Self { fault, ..opening })
    }

    fn start(password: Password, mac: Option<Mac>, content: Zeroizing<Vec<u8>>, safe: Safe) -> Result<Self> {
        let mut opening = Self {
            password,
            content,
            has_mac: mac.is_some(),
            // What is encrypted has not been read yet.
            has_bare_key: !safe.keys.is_empty(),
            mac: mac.map(Lock::new),
            fault: None,
            safe,
            locks: Vec::new(),
            derivations: Vec::new(),
            iterations: 0,
            work: 0,
            is_retry: false,
            agreed: MAX_UNASKED_TOTAL_ITERATIONS,
            agreed_each: MAX_UNASKED_ITERATIONS,
        };
        opening.take_locks();
        opening.list()?;
        Ok(opening)
    }

    /// The keys to derive for the next step. Empty when none is needed.
    pub fn derivations(&self) -> &[Derivation] {
        &self.derivations
    }

    /// Iterations of everything asked for so far, this step included.
    pub fn iterations(&self) -> u64 {
        self.iterations
    }

    /// Iterations of this step alone.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// Whether this step tries the password in another form, after one that did not open something.
    pub fn is_retry(&self) -> bool {
        self.is_retry
    }

    /// Whether the user must agree before this step is run: one of its derivations goes beyond
    /// [`MAX_UNASKED_ITERATIONS`], or with it the file goes beyond [`MAX_UNASKED_TOTAL_ITERATIONS`], and it was not agreed to.
    pub fn asks(&self) -> bool {
        self.iterations > self.agreed || self.longest() > self.agreed_each
    }

    /// The user agrees to `work` iterations from here on. A step that goes beyond them asks again.
    pub fn agree(&mut self, work: u64) {
        let done = self.iterations.saturating_sub(self.work);
        self.agreed = self.agreed.max(done.saturating_add(work));
        if work >= self.work {
            self.agreed_each = self.agreed_each.max(self.longest());
        }
    }

    /// Iterations of the longest derivation of this step.
    fn longest(&self) -> u64 {
        let all = self
            .derivations
            .iter()
            .map(|derivation| derivation.kdf.iterations());
        all.max().unwrap_or_default()
    }

    /// The password in the form a derivation wants.
    pub fn password_bytes(&self, form: PasswordForm) -> Secret {
        self.password.bytes(form)
    }

    /// Takes the derived keys, one per derivation, in the same order.
    ///
    /// After an error or [`Step::Opened`] the opening is spent.
    pub fn supply(&mut self, keys: Vec<Secret>) -> Result<Step> {
        let fits = keys.len() == self.derivations.len()
            // exposed: only the length is looked at.
            && keys.iter().zip(&self.derivations).all(|(key, wanted)| key.expose().len() == wanted.length);
        if !fits {
            return Err(Code::SessionInternal.into());
        }
        let mut keys = keys.into_iter();
        if let Some(mac) = &mut self.mac {
            mac.take_keys(&mut keys);
        }
        for lock in &mut self.locks {
            lock.take_keys(&mut keys);
        }
        if !self.verify_mac()? {
            self.list()?;
            return Ok(Step::Derive);
        }
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        self.unlock()?;
        self.take_locks();
        if !self.locks.is_empty() {
            self.list()?;
            return Ok(Step::Derive);
        }
        self.finish().map(Step::Opened)
    }

    /// Whether the MAC, if any, is right by now. An error when no form of the password is left to try.
    fn verify_mac(&mut self) -> Result<bool> {
        let Some(mac) = &mut self.mac else {
            return Ok(true);
        };
        let keys = mac.keys.take().unwrap_or_default();
        if keys
            .first()
            .is_some_and(|key| mac.what.verifies(key, &self.content))
        {
            self.mac = None;
            return Ok(true);
        }
        if mac.next_form(&self.password).is_none() {
            return Err(self.refused());
        }
        Ok(false)
    }

    /// Opens every lock whose keys are right. An error when one has no form of the password left to try.
    fn unlock(&mut self) -> Result<()> {
        let mut still_locked = Vec::new();
        for mut lock in core::mem::take(&mut self.locks) {
            let keys = lock.keys.take().unwrap_or_default();
            let plain = lock.what.scheme.decrypt(&keys, &lock.what.data);
            match plain.and_then(|plain| self.safe.unlock(&lock.what.holds, &plain)) {
                Some(taken) => {
                    lock.tried.last().inspect(|form| self.password.prove(**form));
                    taken?;
                }
                None if lock.next_form(&self.password).is_some() => still_locked.push(lock),
                None => return Err(self.refused()),
            }
        }
        self.locks = still_locked;
        Ok(())
    }

    fn finish(&mut self) -> Result<KeyFile> {
        let safe = core::mem::take(&mut self.safe);
        if safe.keys.is_empty() {
            return Err(if safe.windows_protected {
                not_a_keystore("windowsProtected")
            } else {
                Code::IdentityNoKey.into()
            });
        }
        Ok(KeyFile {
            mac: self.has_mac,
            sealed: !self.has_bare_key && !self.password.is_empty(),
            identities: pairing::identities(safe),
        })
    }

    /// Why the password was refused.
    fn refused(&self) -> Error {
        if self.safe.windows_protected {
            not_a_keystore("windowsProtected")
        } else {
            Code::IdentityPassword.into()
        }
    }

    /// Locks met while reading become locks to open.
    fn take_locks(&mut self) {
        self.locks.extend(self.safe.locked.drain(..).map(Lock::new));
    }

    /// Lists the derivations for every lock that waits for keys.
    fn list(&mut self) -> Result<()> {
        self.derivations.clear();
        let mut is_retry = false;
        if let Some(mac) = &mut self.mac {
            is_retry |= mac.ask(&self.password, &mut self.derivations);
        }
        for lock in &mut self.locks {
            is_retry |= lock.ask(&self.password, &mut self.derivations);
        }
        let new = self
            .derivations
            .iter()
            .map(|derivation| derivation.kdf.iterations());
        self.is_retry = is_retry;
        self.work = new.fold(0, u64::saturating_add);
        self.iterations = self.iterations.saturating_add(self.work);
        if self.iterations > MAX_TOTAL_ITERATIONS {
            return Err(if is_retry {
                self.refused()
            } else {
                beyond("total_iterations", MAX_TOTAL_ITERATIONS)
            });
        }
        Ok(())
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("derivations", &self.derivations)
            .finish_non_exhaustive()
    }
}

impl Wants for Mac {
    fn wanted(&self) -> &[Wanted] {
        core::slice::from_ref(&self.wanted)
    }
}

impl Wants for Locked {
    fn wanted(&self) -> &[Wanted] {
        &self.scheme.wanted
    }
}

impl<T: Wants> Lock<T> {
    fn new(what: T) -> Self {
        Self {
            what,
            tried: Vec::new(),
            keys: None,
        }
    }

    /// The next form of the password to try.
    fn next_form(&self, password: &Password) -> Option<PasswordForm> {
        let family = self.what.wanted().first()?.family();
        password
            .forms(family)
            .into_iter()
            .find(|form| !self.tried.contains(form))
    }

    /// Adds what this lock waits for; says whether it has been tried before.
    fn ask(&mut self, password: &Password, list: &mut Vec<Derivation>) -> bool {
        let is_retry = !self.tried.is_empty();
        if self.keys.is_none()
            && let Some(form) = self.next_form(password)
        {
            self.tried.push(form);
            list.extend(self.what.wanted().iter().map(|wanted| wanted.with(form)));
        }
        is_retry
    }

    fn take_keys(&mut self, keys: &mut impl Iterator<Item = Secret>) {
        if self.keys.is_none() {
            self.keys = Some(keys.take(self.what.wanted().len()).collect());
        }
    }
}
