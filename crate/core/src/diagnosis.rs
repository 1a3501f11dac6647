//! "Check my connection": a ladder from the browser's permission to the right to see an employer's data.
//!
//! The token server says `invalid_client` for ten different reasons and does not say which. What can be known on this
//! side is therefore checked first, rung by rung, and what the server then says is read in that light: a refusal after
//! eight rungs that held leaves few causes, and those are named, likeliest first.
//!
//! ```text
//! permission file key certificate validity client_id addresses │ network clock token scope api authorisation mandate
//!                     without the network                      │        one request each
//! ```
//!
//! The ladder ends at the first rung that breaks what comes after it, and nothing is changed. A token is asked for a second
//! time only when the first refusal showed that the clock was wrong: repeated refusals may lock an account out (problem
//! type `tooManyFailedRequests` of the Belgif registry).

mod answers;
mod cause;
mod course;
mod local;
mod request;

pub use cause::Cause;
pub use course::{Diagnosis, DiagnosisReport, Stage};
pub use local::Local;
pub use request::{health, probe};

use answers::{Granting, api, authorisation, clock, network, token};
use local::local;

use crate::Error;
use crate::declaration::Param;
use crate::problem::Problem;
use serde::Serialize;

macro_rules! rungs {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// One thing that must hold, in the order in which they are climbed.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        pub enum Rung { $($(#[doc = $doc])+ $name,)+ }

        impl Rung {
            /// All of them, from the ground up.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

rungs! {
    /// The browser lets the panel reach the hosts.
    Permission = "permission",
    /// A certificate file is open.
    File = "file",
    /// The key can sign RS256: RSA, long enough, not bound to another scheme.
    Key = "key",
    /// The certificate that belongs to the key is there.
    Certificate = "certificate",
    /// The certificate is valid today.
    Validity = "validity",
    /// A client id is filled in and looks like one.
    ClientId = "client_id",
    /// The addresses are allowed, and the audience is the token endpoint.
    Addresses = "addresses",
    /// The API's host answers.
    Network = "network",
    /// The clock of this computer agrees with the server's.
    Clock = "clock",
    /// The server gives a token.
    Token = "token",
    /// The token has the scope asked for.
    Scope = "scope",
    /// The API says it works.
    Api = "api",
    /// The API accepts the token and the account.
    Authorisation = "authorisation",
    /// A representative has the mandate of the employer it acts for.
    Mandate = "mandate",
}

/// What came of a rung.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "StepVerdict"))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It holds.
    Passed,
    /// It holds, with a remark; or it could not be told, and need not be.
    Attention,
    /// It does not hold, and this must be repaired.
    Failed,
    /// It was not tried: something below it does not hold, or it does not apply.
    NotTried,
}

/// One rung with what came of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DiagnosisStep"))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The rung, by its stable name.
    pub rung: &'static str,
    /// What came of it.
    pub verdict: Verdict,
    /// What went wrong, or what to remark: an error code, a problem code, or a note of this module.
    pub code: Option<&'static str>,
    /// Named values for the sentence.
    pub params: Vec<Param>,
    /// What may lie behind it, likeliest first; stable names.
    pub causes: Vec<&'static str>,
    /// What the server said, in its own words, for the technical details.
    pub problem: Option<Problem>,
}

impl Step {
    pub(crate) fn new(rung: Rung, verdict: Verdict) -> Self {
        Self {
            rung: rung.as_str(),
            verdict,
            code: None,
            params: Vec::new(),
            causes: Vec::new(),
            problem: None,
        }
    }

    fn passed(rung: Rung) -> Self {
        Self::new(rung, Verdict::Passed)
    }

    fn of_error(rung: Rung, error: &Error) -> Self {
        let mut step = Self::new(rung, Verdict::Failed).code(error.code().as_str());
        for (name, value) in error.params() {
            step = step.with(name, value);
        }
        step
    }

    fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.params.push(Param {
            name,
            value: value.to_string(),
        });
        self
    }

    fn because(mut self, causes: &[Cause]) -> Self {
        self.causes = causes.iter().map(|cause| cause.as_str()).collect();
        self
    }
}

/// The steps taken so far.
#[derive(Debug, Default)]
struct Ladder {
    steps: Vec<Step>,
}

impl Ladder {
    fn add(&mut self, step: Step) {
        self.steps.push(step);
    }

    fn has(&self, rung: Rung) -> bool {
        self.steps.iter().any(|step| step.rung == rung.as_str())
    }

    /// Whether a rung broke: what lies above it would say nothing.
    fn is_broken(&self) -> bool {
        self.steps.iter().any(|step| step.verdict == Verdict::Failed)
    }

    /// The steps in the order of the rungs. Rungs without a step were not tried.
    fn steps(&self) -> Vec<Step> {
        Rung::ALL
            .iter()
            .map(|rung| {
                let taken = self.steps.iter().find(|step| step.rung == rung.as_str());
                taken
                    .cloned()
                    .unwrap_or_else(|| Step::new(*rung, Verdict::NotTried))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
