//! The course of one diagnosis: what to send next, and what its answer adds.

use super::{Granting, Ladder, Local, Rung, Step, api, authorisation, clock, local, network, token};
use crate::account::Account;
use crate::clock::Clock;
use crate::declaration::EnterpriseNumber;
use crate::environment::{Environment, EnvironmentKind};
use crate::http::Response;
use crate::time::UnixTime;
use crate::token::Token;
use crate::{Error, Result};
use serde::Serialize;

/// What the next stage needs sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// [`health`](super::health).
    Health,
    /// A new token, whatever there is in memory.
    Token,
    /// [`probe`](super::probe), about [`Diagnosis::employer`].
    Probe,
    /// Nothing: the ladder ends here.
    Done,
}

/// The ladder so far, for the screen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DiagnosisReport {
    /// Every rung, in order.
    pub steps: Vec<Step>,
    /// Whether there is more to try.
    pub more: bool,
}

/// One diagnosis under way.
#[derive(Debug)]
pub struct Diagnosis {
    account: Account,
    /// `None` when the addresses do not hold; the ladder is broken then.
    environment: Option<Environment>,
    employer: Option<String>,
    has_origin: bool,
    stage: Stage,
    ladder: Ladder,
    health: Option<Result<Response>>,
}

impl Diagnosis {
    /// Climbs what needs no network.
    ///
    /// `employer`: whose data the account should be able to see; without one, authorisation and mandate are not tried.
    /// `has_origin`: the browser adds the name of the extension or page to requests.
    pub fn new(known: &Local<'_>, employer: Option<&str>, has_origin: bool) -> Self {
        let mut ladder = Ladder::default();
        for step in local(known) {
            ladder.add(step);
        }
        let stage = if ladder.is_broken() {
            Stage::Done
        } else {
            Stage::Health
        };
        Self {
            account: known.account.clone(),
            environment: known.account.environment().ok(),
            employer: employer
                .filter(|number| EnterpriseNumber::parse(number).is_ok())
                .map(str::to_owned),
            has_origin,
            stage,
            ladder,
            health: None,
        }
    }

    /// What is to be sent next.
    pub fn next(&self) -> Stage {
        self.stage
    }

    /// The account it is about.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// The environment, while the ladder holds.
    pub const fn environment(&self) -> Option<&Environment> {
        self.environment.as_ref()
    }

    /// Whose data the probe asks for.
    pub fn employer(&self) -> Option<&str> {
        self.employer.as_deref()
    }

    /// Takes the answer to [`Stage::Health`], and what the clock learnt from it.
    pub fn take_health(&mut self, answer: Result<Response>, learnt: Clock) {
        self.ladder.add(network(&answer));
        // A silent API tells no time; the answer of the token server still may.
        if learnt.offset().is_some() {
            self.ladder.add(clock(learnt));
        }
        self.health = Some(answer);
        self.go_on(Stage::Token);
    }

    /// Takes what came of [`Stage::Token`].
    pub fn take_token(&mut self, answer: Result<&Token, &Error>, learnt: Clock, now: UnixTime) {
        if !self.ladder.has(Rung::Clock) {
            self.ladder.add(clock(learnt));
        }
        let granting = Granting {
            environment: self
                .environment
                .as_ref()
                .map_or(EnvironmentKind::Production, Environment::kind),
            clock: learnt,
            has_origin: self.has_origin,
        };
        for step in token(answer, &granting) {
            self.ladder.add(step);
        }
        if let Some(health) = self.health.as_ref().filter(|_| !self.ladder.is_broken()) {
            self.ladder.add(api(health, now));
        }
        let next = if self.employer.is_some() {
            Stage::Probe
        } else {
            Stage::Done
        };
        self.go_on(next);
    }

    /// Takes the answer to [`Stage::Probe`].
    pub fn take_probe(&mut self, answer: &Result<Response>, now: UnixTime) {
        for step in authorisation(answer, self.account.role, now) {
            self.ladder.add(step);
        }
        self.stage = Stage::Done;
    }

    /// The ladder so far.
    pub fn report(&self) -> DiagnosisReport {
        DiagnosisReport {
            steps: self.ladder.steps(),
            more: self.stage != Stage::Done,
        }
    }

    fn go_on(&mut self, next: Stage) {
        self.stage = if self.ladder.is_broken() {
            Stage::Done
        } else {
            next
        };
    }
}
