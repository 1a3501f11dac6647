//! The rungs that a server decides: what its answers mean, in the light of what held before.

use super::cause::Cause;
use super::{Rung, Step, Verdict};
use crate::clock::Clock;
use crate::environment::EnvironmentKind;
use crate::http::Response;
use crate::problem::{self, Problem, ProblemCode};
use crate::time::UnixTime;
use crate::token::{Role, Token};
use crate::{Code, Error, Result};

/// Whether the API's host answers at all, whatever it says. A silent one is not the end: the token comes from
/// elsewhere.
pub(super) fn network(answer: &Result<Response>) -> Step {
    match answer {
        Ok(_) => Step::passed(Rung::Network),
        Err(error) => Step {
            verdict: if error.code() == Code::NetworkOffline {
                Verdict::Failed
            } else {
                Verdict::Attention
            },
            ..Step::of_error(Rung::Network, error).because(unreachable(error))
        },
    }
}

/// Whether the clock agrees. A wrong one is corrected, so it stops nothing.
pub(super) fn clock(clock: Clock) -> Step {
    match clock.offset() {
        None => Step::new(Rung::Clock, Verdict::Attention).code("diagnosis.clock_not_known"),
        Some(offset) if clock.is_off() => Step::new(Rung::Clock, Verdict::Attention)
            .code(if offset > 0 {
                "diagnosis.clock_behind"
            } else {
                "diagnosis.clock_ahead"
            })
            .with("seconds", &offset.unsigned_abs())
            .because(&[Cause::ClockOff]),
        Some(_) => Step::passed(Rung::Clock),
    }
}

/// What surrounds a request for a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Granting {
    /// The environment as the addresses say.
    pub(super) environment: EnvironmentKind,
    /// The clock when it was sent.
    pub(super) clock: Clock,
    /// Whether the browser added the name of the extension to it (`Origin`).
    pub(super) has_origin: bool,
}

/// Token and scope. A success without the scope asked for is a token, with the wrong scope.
pub(super) fn token(answer: Result<&Token, &Error>, granting: &Granting) -> Vec<Step> {
    match answer {
        Ok(token) => {
            let scope = Step::passed(Rung::Scope);
            let scope = match &token.scope {
                Some(granted) => scope.with("scope", granted),
                None => Step {
                    verdict: Verdict::Attention,
                    ..scope.code("diagnosis.scope_not_told")
                },
            };
            vec![Step::passed(Rung::Token), scope]
        }
        Err(error) => {
            let step = |rung| Step::of_error(rung, error).because(&token_causes(error, granting));
            match error.code() {
                Code::TokenScopeMissing => vec![Step::passed(Rung::Token), step(Rung::Scope)],
                _ => vec![step(Rung::Token)],
            }
        }
    }
}

/// What may lie behind a refused token, likeliest first. Everything that this side can check has held by then.
fn token_causes(error: &Error, granting: &Granting) -> Vec<Cause> {
    let mut causes = Vec::new();
    match error.code() {
        Code::TokenInvalidClient => {
            causes.extend([
                Cause::CertificateNotRegistered,
                Cause::ClientIdWrong,
                Cause::AccountNotActive,
            ]);
            if granting.clock.offset().is_none() {
                causes.push(Cause::ClockNotKnown);
            }
            if granting.environment == EnvironmentKind::Acceptance {
                causes.push(Cause::OtherEnvironment);
            }
        }
        Code::TokenInvalidScope | Code::TokenScopeMissing | Code::TokenUnauthorizedClient => {
            causes.extend([
                Cause::AuthorisationNotTicked,
                Cause::OtherQuality,
                Cause::RegisterClosed,
            ]);
        }
        Code::TokenInvalidRequest => {
            if granting.has_origin {
                causes.push(Cause::OriginRefused);
            }
            causes.push(Cause::Support);
        }
        Code::TokenNotOauth => causes.extend([Cause::Proxy, Cause::Maintenance]),
        Code::TokenRateLimited => causes.push(Cause::TooFast),
        Code::TokenUnavailable => causes.push(Cause::Maintenance),
        Code::NetworkOffline | Code::NetworkTimeout | Code::NetworkUnreachable | Code::NetworkTooLarge => {
            causes.extend_from_slice(unreachable(error));
        }
        _ => causes.push(Cause::Support),
    }
    causes
}

fn unreachable(error: &Error) -> &'static [Cause] {
    match error.code() {
        Code::NetworkOffline => &[Cause::Offline],
        Code::NetworkTimeout => &[Cause::Maintenance, Cause::Proxy],
        Code::NetworkTooLarge => &[Cause::Proxy],
        _ => &[Cause::Proxy, Cause::WrongApiAddress, Cause::PageNotExtension],
    }
}

/// How the API says it is: `{"status": "UP" | "DEGRADED"}` with 200, `DOWN` with 503 (Belgif REST guide, health).
///
/// That the FLA has this operation is modelled, so only "down" breaks the ladder: what comes next tells more.
pub(super) fn api(health: &Result<Response>, now: UnixTime) -> Step {
    let response = match health {
        Ok(response) => response,
        Err(error) => return Step::of_error(Rung::Api, error).because(unreachable(error)),
    };
    let answer = response.json_object().unwrap_or_default();
    let status = answer.get("status").and_then(serde_json::Value::as_str);
    match (response.status, status) {
        (200, Some("UP")) => Step::passed(Rung::Api),
        (200, Some("DEGRADED")) => Step::new(Rung::Api, Verdict::Attention)
            .code("diagnosis.api_degraded")
            .because(&[Cause::Maintenance]),
        (503, _) => refusal(Rung::Api, Verdict::Failed, response, now, &[Cause::Maintenance]),
        (404 | 405, _) => refusal(
            Rung::Api,
            Verdict::Attention,
            response,
            now,
            &[Cause::WrongApiAddress, Cause::ModelledQuestion],
        ),
        _ => refusal(
            Rung::Api,
            Verdict::Attention,
            response,
            now,
            &[Cause::Proxy, Cause::WrongApiAddress, Cause::ModelledQuestion],
        ),
    }
}

/// Authorisation and mandate, from the answer to the question about one employer.
pub(super) fn authorisation(answer: &Result<Response>, role: Role, now: UnixTime) -> Vec<Step> {
    let response = match answer {
        Ok(response) => response,
        Err(error) => return vec![Step::of_error(Rung::Authorisation, error).because(unreachable(error))],
    };
    let represents = role == Role::Representative;
    if response.status == 200 {
        let mut steps = vec![Step::passed(Rung::Authorisation)];
        if represents {
            steps.push(Step::passed(Rung::Mandate));
        }
        return steps;
    }
    let failed = |rung, causes: &[Cause]| refusal(rung, Verdict::Failed, response, now, causes);
    let code = problem::read(response, now).code;
    let is = |one: ProblemCode| one.as_str() == code;
    if is(ProblemCode::MissingPermission) && represents {
        let accepted = Step::passed(Rung::Authorisation);
        return vec![
            accepted,
            failed(Rung::Mandate, &[Cause::NoMandate, Cause::OtherEmployer]),
        ];
    }
    let rung = Rung::Authorisation;
    vec![match response.status {
        401 => failed(
            rung,
            &[Cause::OtherEnvironment, Cause::WrongApiAddress, Cause::Support],
        ),
        403 if is(ProblemCode::MissingScope) => {
            failed(rung, &[Cause::AuthorisationNotTicked, Cause::OtherQuality])
        }
        403 if is(ProblemCode::WebPage) => failed(rung, &[Cause::Proxy]),
        403 if represents => failed(
            rung,
            &[Cause::NoMandate, Cause::OtherQuality, Cause::RegisterClosed],
        ),
        403 => failed(
            rung,
            &[Cause::OtherEmployer, Cause::OtherQuality, Cause::RegisterClosed],
        ),
        404 | 405 => failed(
            rung,
            &[
                Cause::WrongApiAddress,
                Cause::ModelledQuestion,
                Cause::RegisterClosed,
            ],
        ),
        410 => failed(rung, &[Cause::RegisterClosed]),
        429 => failed(rung, &[Cause::TooFast]),
        // The token was taken and the question was not understood: it says nothing about the rights.
        400 | 422 => refusal(
            rung,
            Verdict::Attention,
            response,
            now,
            &[Cause::ModelledQuestion],
        ),
        500..=599 => failed(rung, &[Cause::Maintenance]),
        _ => failed(rung, &[Cause::Proxy, Cause::WrongApiAddress]),
    }]
}

fn refusal(rung: Rung, verdict: Verdict, response: &Response, now: UnixTime, causes: &[Cause]) -> Step {
    let problem: Problem = problem::read(response, now);
    Step {
        problem: Some(problem.clone()),
        ..Step::new(rung, verdict).code(problem.code).because(causes)
    }
}
