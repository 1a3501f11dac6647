//! The rungs that need no network.

use super::{Cause, Rung, Step, Verdict};
use crate::account::{Account, ClientIdRemark, check_client_id};
use crate::clock::Clock;
use crate::environment::EnvironmentKind;
use crate::identity::{Identity, KeyHolder};
use crate::time::{UnixTime, parse_date_time};
use crate::{Code, Error};

/// From how many days before its end on a certificate is worth a word: getting a new one, and registering it, takes weeks.
const RENEWAL_DAYS: u32 = 60;

/// What is known on this side before anything is sent.
#[derive(Clone, Copy, Debug)]
pub struct Local<'a> {
    /// Whether the browser lets the panel reach the hosts.
    pub is_permitted: bool,
    /// The identity to sign with, when a file is open.
    pub identity: Option<&'a Identity>,
    /// The account as it is filled in.
    pub account: &'a Account,
    /// What is known of the clock.
    pub clock: Clock,
    /// The time by this computer.
    pub now: UnixTime,
}

/// Climbs them. All of them: faults on this side do not hide each other.
pub(super) fn local(known: &Local<'_>) -> Vec<Step> {
    let mut steps = vec![permission(known)];
    match known.identity {
        Some(identity) => steps.extend(identity_steps(identity, known)),
        None => steps.push(Step::of_error(Rung::File, &Code::SessionNoIdentity.into())),
    }
    steps.push(client_id(known.account));
    steps.push(addresses(known.account));
    steps
}

fn permission(known: &Local<'_>) -> Step {
    if known.is_permitted {
        return Step::passed(Rung::Permission);
    }
    Step::new(Rung::Permission, Verdict::Failed).code("host.permission")
}

fn identity_steps(identity: &Identity, known: &Local<'_>) -> Vec<Step> {
    let view = &identity.view;
    let mut steps = vec![Step::passed(Rung::File).with("name", &view.name)];
    let key = match &identity.key {
        Ok(KeyHolder::Host(key)) => match key.check_term(known.now) {
            Ok(()) => Step::passed(Rung::Key),
            Err(error) => Step::of_error(Rung::Key, &error),
        },
        _ if view.usable => Step::passed(Rung::Key),
        _ => Step::new(Rung::Key, Verdict::Failed).code(Code::IdentityKeyUnusable.as_str()),
    };
    let key = key.with("algorithm", &view.algorithm);
    steps.push(match view.bits {
        Some(bits) => key.with("bits", &bits),
        None => key,
    });
    let Some(certificate) = view.certificates.first() else {
        // A key signs without its certificate; that it is the registered one cannot be told then.
        steps.push(Step::new(Rung::Certificate, Verdict::Attention).code("diagnosis.no_certificate"));
        return steps;
    };
    steps.push(Step::passed(Rung::Certificate).with("thumbprint", &certificate.sha256));
    steps.push(validity(&certificate.not_before, &certificate.not_after, known));
    steps
}

fn validity(not_before: &str, not_after: &str, known: &Local<'_>) -> Step {
    let now = known.clock.correct(known.now);
    let (from, to) = (parse_date_time(not_before), parse_date_time(not_after));
    let holds = from.is_none_or(|from| from <= now) && to.is_none_or(|to| now <= to);
    if !holds {
        let error = Error::new(Code::IdentityExpired)
            .with("not_before", not_before)
            .with("not_after", not_after);
        let step = Step::of_error(Rung::Validity, &error);
        // Before any answer told the time, a clock years off makes a good certificate look expired.
        return match known.clock.offset() {
            None => step.because(&[Cause::CertificateExpired, Cause::ClockNotKnown]),
            Some(_) => step.because(&[Cause::CertificateExpired]),
        };
    }
    let days = to.map_or(i64::MAX, |to| to.0.saturating_sub(now.0) / 86_400);
    let step = Step::passed(Rung::Validity)
        .with("not_after", &not_after)
        .with("days", &days);
    if days > i64::from(RENEWAL_DAYS) {
        return step;
    }
    Step {
        verdict: Verdict::Attention,
        ..step.code("diagnosis.expires_soon")
    }
}

fn client_id(account: &Account) -> Step {
    if account.client_id.trim().is_empty() {
        return Step::of_error(Rung::ClientId, &Code::AssertionClientId.into());
    }
    let remark = match check_client_id(&account.client_id).remark {
        // A server on this machine gives ids of its own.
        _ if account.environment == EnvironmentKind::Local => None,
        Some(ClientIdRemark::SenderNumber) => Some("diagnosis.sender_number"),
        Some(ClientIdRemark::Shape) => Some("diagnosis.client_id_shape"),
        None => None,
    };
    match remark {
        Some(code) => Step::new(Rung::ClientId, Verdict::Attention).code(code),
        None => Step::passed(Rung::ClientId),
    }
}

fn addresses(account: &Account) -> Step {
    match account.environment() {
        Ok(environment) => Step::passed(Rung::Addresses)
            .with("audience", &account.audience(&environment))
            .with("api", &environment.api_base()),
        Err(error) => Step::of_error(Rung::Addresses, &error),
    }
}
