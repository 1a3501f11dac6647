use super::*;
use crate::Code;
use crate::account::Account;
use crate::clock::Clock;
use crate::environment::EnvironmentKind;
use crate::http::Response;
use crate::identity::{CertificateView, Identity, IdentityView, Unusable};
use crate::time::UnixTime;
use crate::token::{self, Role};

mod answers;
mod course;

/// 2026-11-22T12:20:00Z.
const NOW: UnixTime = UnixTime(1_795_350_000);

fn account() -> Account {
    Account {
        client_id: "self_service_chaman_100000_abcdefghij".into(),
        role: Role::Employer,
        environment: EnvironmentKind::Production,
        token_endpoint: None,
        audience: None,
        api_base: "https://services.socialsecurity.be/REST/example/v1".into(),
        send_scope: true,
    }
}

fn json(status: u16, body: &str) -> Response {
    Response {
        status,
        headers: vec![("content-type".into(), "application/json".into())],
        body: body.as_bytes().to_vec(),
    }
}

fn problem(status: u16, kind: &str) -> Response {
    let body =
        format!(r#"{{"type":"urn:problem-type:belgif:{kind}","status":{status},"title":"T","detail":"D"}}"#);
    Response {
        headers: vec![("content-type".into(), "application/problem+json".into())],
        ..json(status, &body)
    }
}

fn page(status: u16) -> Response {
    Response {
        status,
        headers: vec![("content-type".into(), "text/html".into())],
        body: b"<html><title>Login</title></html>".to_vec(),
    }
}

/// A clock that an answer found `seconds` behind the server.
fn clock_behind(seconds: i64) -> Clock {
    let response = Response {
        headers: vec![("date".into(), "Sun, 06 Nov 1994 08:49:37 GMT".into())],
        ..json(200, "")
    };
    let local = UnixTime(784_111_777 - seconds);
    Clock::default().learn(&response, local, local)
}

fn granting(clock: Clock) -> Granting {
    Granting {
        environment: EnvironmentKind::Production,
        clock,
        has_origin: true,
    }
}

/// The causes of the step that did not pass.
fn causes(steps: &[Step]) -> Vec<&'static str> {
    let failed = steps.iter().find(|step| step.verdict != Verdict::Passed);
    failed.map(|step| step.causes.clone()).unwrap_or_default()
}

fn refused_token(body: &str, clock: Clock) -> Vec<Step> {
    let account = account();
    let answer = token::read(&json(401, body), account.scope(), NOW);
    super::token(answer.as_ref(), &granting(clock))
}

fn identity(not_after: &str, usable: bool) -> Identity {
    let certificate = CertificateView {
        subject: "CN=Example".into(),
        issuer: "CN=Example".into(),
        common_name: None,
        organisation: None,
        enterprise_number: None,
        serial: "01".into(),
        serial_decimal: None,
        not_before: "2024-01-01T00:00:00Z".into(),
        not_after: not_after.into(),
        usages: Vec::new(),
        sha256: "ab".repeat(32),
        sha1: "cd".repeat(20),
    };
    Identity {
        view: IdentityView {
            name: "Example".into(),
            algorithm: if usable { "RSA" } else { "EC P-256" }.into(),
            bits: Some(2048),
            usable,
            unusable: None,
            kept_until: None,
            spki_sha256: None,
            public_key_pem: None,
            certificates: vec![certificate],
        },
        certificates: vec![Vec::new()],
        key: Err(Unusable::Algorithm),
    }
}

fn climbed(identity: Option<&Identity>, account: &Account, clock: Clock) -> Vec<Step> {
    local(&Local {
        is_permitted: true,
        identity,
        account,
        clock,
        now: NOW,
    })
}

#[test]
fn every_rung_is_told_once_and_in_order_whatever_was_tried() {
    let mut ladder = Ladder::default();
    for step in climbed(None, &account(), Clock::default()) {
        ladder.add(step);
    }
    assert!(ladder.is_broken());
    let steps = ladder.steps();
    let names: Vec<_> = steps.iter().map(|step| step.rung).collect();
    assert_eq!(
        names,
        Rung::ALL.iter().map(|rung| rung.as_str()).collect::<Vec<_>>()
    );
    let file = steps.iter().find(|step| step.rung == "file").unwrap();
    assert_eq!(file.code, Some(Code::SessionNoIdentity.as_str()));
    assert!(
        steps
            .iter()
            .filter(|step| step.verdict == Verdict::NotTried)
            .count()
            >= 10
    );
}

#[test]
fn a_sound_certificate_and_account_pass_every_rung_on_this_side() {
    let identity = identity("2028-01-01T00:00:00Z", true);
    let steps = climbed(Some(&identity), &account(), Clock::default());
    assert_eq!(steps.len(), 7);
    assert!(
        steps.iter().all(|step| step.verdict == Verdict::Passed),
        "{steps:?}"
    );
}

#[test]
fn faults_on_this_side_do_not_hide_each_other() {
    let identity = identity("2025-01-01T00:00:00Z", false);
    let account = Account {
        client_id: " ".into(),
        api_base: "https://example.invalid".into(),
        ..account()
    };
    let steps = climbed(Some(&identity), &account, clock_behind(0));
    let failed: Vec<_> = steps
        .iter()
        .filter(|step| step.verdict == Verdict::Failed)
        .collect();
    let rungs: Vec<_> = failed.iter().map(|step| step.rung).collect();
    assert_eq!(rungs, ["key", "validity", "client_id", "addresses"]);
    assert_eq!(failed[1].causes, ["certificate_expired"]);
}

#[test]
fn a_client_id_of_an_odd_shape_is_remarked_upon_and_stops_nothing() {
    for (client_id, code) in [
        ("100000", "diagnosis.sender_number"),
        ("somebody", "diagnosis.client_id_shape"),
    ] {
        let account = Account {
            client_id: client_id.into(),
            ..account()
        };
        let steps = climbed(None, &account, Clock::default());
        let step = steps.iter().find(|step| step.rung == "client_id").unwrap();
        assert_eq!((step.verdict, step.code), (Verdict::Attention, Some(code)));
    }
}

#[test]
fn a_certificate_that_ends_soon_is_remarked_upon_and_stops_nothing() {
    let identity = identity("2027-01-15T00:00:00Z", true);
    let steps = climbed(Some(&identity), &account(), Clock::default());
    let validity = steps.iter().find(|step| step.rung == "validity").unwrap();
    assert_eq!(validity.verdict, Verdict::Attention);
    let days = validity.params.iter().find(|param| param.name == "days").unwrap();
    assert_eq!(days.value, "53");
}

#[test]
fn validity_goes_by_the_time_of_the_server() {
    // This computer believes it is a year later than it is.
    let identity = identity("2026-12-31T00:00:00Z", true);
    let account = account();
    let ahead = Local {
        is_permitted: true,
        identity: Some(&identity),
        account: &account,
        clock: Clock::default(),
        now: NOW.plus(31_536_000),
    };
    let before = local(&ahead);
    assert_eq!(causes(&before), ["certificate_expired", "clock_not_known"]);
    let known = local(&Local {
        clock: clock_behind(-31_536_000),
        ..ahead
    });
    assert!(
        known.iter().all(|step| step.verdict != Verdict::Failed),
        "{known:?}"
    );
}

#[test]
fn a_browser_that_does_not_allow_the_hosts_is_the_first_thing_told() {
    let account = account();
    let steps = local(&Local {
        is_permitted: false,
        identity: None,
        account: &account,
        clock: Clock::default(),
        now: NOW,
    });
    assert_eq!((steps[0].rung, steps[0].verdict), ("permission", Verdict::Failed));
}
