use super::*;
use crate::Code;
use crate::account::Account;
use crate::clock::Clock;
use crate::environment::EnvironmentKind;
use crate::http::Response;
use crate::identity::{CertificateView, Identity, IdentityView, Unusable};
use crate::time::UnixTime;
use crate::token::{self, Role};

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

#[test]
fn invalid_client_names_the_likeliest_causes_first() {
    let body = r#"{"error":"invalid_client","error_description":"client authentication failed"}"#;
    let known = refused_token(body, clock_behind(0));
    assert_eq!(
        causes(&known),
        [
            "certificate_not_registered",
            "client_id_wrong",
            "account_not_active"
        ]
    );
    assert_eq!(known[0].code, Some(Code::TokenInvalidClient.as_str()));
    assert_eq!(
        causes(&refused_token(body, Clock::default())).last(),
        Some(&"clock_not_known")
    );
}

#[test]
fn a_scope_that_is_refused_or_left_out_points_at_the_box_and_the_quality() {
    let expected = ["authorisation_not_ticked", "other_quality", "register_closed"];
    let refused = refused_token(r#"{"error":"invalid_scope"}"#, clock_behind(0));
    assert_eq!((refused[0].rung, causes(&refused)), ("token", expected.to_vec()));
    let account = account();
    let left_out = token::read(
        &json(200, r#"{"access_token":"t","token_type":"Bearer"}"#),
        account.scope(),
        NOW,
    );
    let steps = super::token(left_out.as_ref(), &granting(clock_behind(0)));
    assert_eq!((steps[0].rung, steps[0].verdict), ("token", Verdict::Passed));
    assert_eq!((steps[1].rung, causes(&steps)), ("scope", expected.to_vec()));
}

#[test]
fn a_request_the_server_finds_wrong_may_be_wrong_for_its_origin() {
    let body = r#"{"error":"invalid_request","error_description":"origin not allowed"}"#;
    assert_eq!(
        causes(&refused_token(body, clock_behind(0))),
        ["origin_refused", "support"]
    );
    let account = account();
    let answer = token::read(&json(400, body), account.scope(), NOW);
    let without = Granting {
        has_origin: false,
        ..granting(clock_behind(0))
    };
    assert_eq!(causes(&super::token(answer.as_ref(), &without)), ["support"]);
}

#[test]
fn a_page_instead_of_an_answer_is_put_down_to_what_stands_in_between() {
    let account = account();
    let answer = token::read(&page(200), account.scope(), NOW);
    let steps = super::token(answer.as_ref(), &granting(clock_behind(0)));
    assert_eq!(causes(&steps), ["proxy", "maintenance"]);
    assert_eq!(causes(&[api(&Ok(page(200)), NOW)]).first(), Some(&"proxy"));
    assert_eq!(
        causes(&authorisation(&Ok(page(403)), Role::Employer, NOW)),
        ["proxy"]
    );
}

#[test]
fn a_token_without_a_word_about_its_scope_is_remarked_upon() {
    let answer = token::read(
        &json(200, r#"{"access_token":"t","token_type":"Bearer"}"#),
        None,
        NOW,
    );
    let steps = super::token(answer.as_ref(), &granting(clock_behind(0)));
    assert_eq!(
        (steps[1].verdict, steps[1].code),
        (Verdict::Attention, Some("diagnosis.scope_not_told"))
    );
}

#[test]
fn a_wrong_clock_is_told_with_its_direction_and_stops_nothing() {
    for (off, code) in [(90, "diagnosis.clock_behind"), (-90, "diagnosis.clock_ahead")] {
        let step = clock(clock_behind(off));
        assert_eq!((step.verdict, step.code), (Verdict::Attention, Some(code)));
        assert_eq!(step.params[0].value, "89");
    }
    assert_eq!(clock(clock_behind(20)).verdict, Verdict::Passed);
    assert_eq!(clock(Clock::default()).code, Some("diagnosis.clock_not_known"));
}

#[test]
fn silence_of_the_api_is_no_end_and_being_offline_is() {
    let silent = network(&Err(Code::NetworkUnreachable.into()));
    assert_eq!(silent.verdict, Verdict::Attention);
    assert_eq!(
        silent.causes,
        ["proxy", "wrong_api_address", "page_not_extension"]
    );
    let offline = network(&Err(Code::NetworkOffline.into()));
    assert_eq!(
        (offline.verdict, offline.causes),
        (Verdict::Failed, vec!["offline"])
    );
    assert_eq!(network(&Ok(page(500))).verdict, Verdict::Passed);
}

#[test]
fn health_is_read_as_the_guide_gives_it_and_its_absence_proves_little() {
    assert_eq!(
        api(&Ok(json(200, r#"{"status":"UP"}"#)), NOW).verdict,
        Verdict::Passed
    );
    assert_eq!(
        api(&Ok(json(200, r#"{"status":"DEGRADED"}"#)), NOW).verdict,
        Verdict::Attention
    );
    assert_eq!(
        api(&Ok(json(503, r#"{"status":"DOWN"}"#)), NOW).verdict,
        Verdict::Failed
    );
    let absent = api(&Ok(problem(404, "resourceNotFound")), NOW);
    assert_eq!(
        (absent.verdict, absent.code),
        (Verdict::Attention, Some("problem.resource_not_found"))
    );
}

#[test]
fn the_right_to_see_an_employer_is_told_apart_from_its_mandate() {
    let employer = |answer| authorisation(&Ok(answer), Role::Employer, NOW);
    let representative = |answer| authorisation(&Ok(answer), Role::Representative, NOW);
    assert_eq!(employer(json(200, "{}")).len(), 1);
    assert_eq!(representative(json(200, "{}"))[1].rung, "mandate");

    let unmandated = representative(problem(403, "missingPermission"));
    assert_eq!(unmandated[0].verdict, Verdict::Passed);
    assert_eq!(
        (unmandated[1].rung, unmandated[1].verdict),
        ("mandate", Verdict::Failed)
    );
    assert_eq!(causes(&unmandated), ["no_mandate", "other_employer"]);

    assert_eq!(
        causes(&employer(problem(403, "missingPermission"))),
        ["other_employer", "other_quality", "register_closed"]
    );
    assert_eq!(
        causes(&employer(problem(403, "missingScope"))),
        ["authorisation_not_ticked", "other_quality"]
    );
    assert_eq!(causes(&employer(problem(429, "tooManyRequests"))), ["too_fast"]);
    let asked_wrongly = employer(problem(400, "badRequest"));
    assert_eq!(asked_wrongly[0].verdict, Verdict::Attention);
    let said = asked_wrongly[0].problem.as_ref().unwrap();
    assert_eq!(said.detail.as_deref(), Some("D"));
}

#[test]
fn the_probe_asks_for_one_record_of_one_employer_and_no_worker() {
    let environment = account().environment().unwrap();
    let answer = json(200, r#"{"access_token":"t0k3n","token_type":"Bearer"}"#);
    let token = token::read(&answer, None, NOW).unwrap();
    let request = probe(&environment, &token, "0000000196").unwrap();
    assert!(
        request
            .url
            .ends_with("/trainingRegistrations/query?page=1&pageSize=1")
    );
    assert_eq!(
        request.body.unwrap(),
        br#"{"employer":{"enterpriseNumber":"0000000196"}}"#
    );
    assert!(probe(&environment, &token, "12").is_err());
    let health = health(&environment).unwrap();
    assert!(health.headers.iter().all(|(name, _)| *name != "authorization"));
}

/// A diagnosis of a sound certificate, about one employer.
fn begun(role: Role) -> Diagnosis {
    let identity = identity("2028-01-01T00:00:00Z", true);
    let account = Account { role, ..account() };
    let known = Local {
        is_permitted: true,
        identity: Some(&identity),
        account: &account,
        clock: Clock::default(),
        now: NOW,
    };
    Diagnosis::new(&known, Some("0000000196"), false)
}

fn verdict(diagnosis: &Diagnosis, rung: Rung) -> Verdict {
    let steps = diagnosis.report().steps;
    steps
        .iter()
        .find(|step| step.rung == rung.as_str())
        .unwrap()
        .verdict
}

#[test]
fn the_whole_ladder_is_climbed_with_three_requests() {
    let mut diagnosis = begun(Role::Representative);
    assert_eq!(diagnosis.next(), Stage::Health);
    diagnosis.take_health(Ok(json(200, r#"{"status":"UP"}"#)), clock_behind(0));
    assert_eq!(diagnosis.next(), Stage::Token);
    assert_eq!(verdict(&diagnosis, Rung::Clock), Verdict::Passed);
    assert_eq!(verdict(&diagnosis, Rung::Api), Verdict::NotTried);
    let scope = Role::Representative.scope();
    let body = format!(r#"{{"access_token":"t","token_type":"Bearer","scope":"{scope}"}}"#);
    let token = token::read(&json(200, &body), Some(scope), NOW);
    diagnosis.take_token(token.as_ref(), clock_behind(0), NOW);
    assert_eq!(diagnosis.next(), Stage::Probe);
    diagnosis.take_probe(&Ok(json(200, "{}")), NOW);
    let report = diagnosis.report();
    assert!(!report.more);
    assert!(
        report.steps.iter().all(|step| step.verdict == Verdict::Passed),
        "{report:?}"
    );
}

#[test]
fn a_refused_token_ends_the_ladder() {
    let mut diagnosis = begun(Role::Employer);
    diagnosis.take_health(Err(Code::NetworkUnreachable.into()), Clock::default());
    assert_eq!(verdict(&diagnosis, Rung::Clock), Verdict::NotTried);
    let refused = token::read(&json(401, r#"{"error":"invalid_client"}"#), None, NOW);
    diagnosis.take_token(refused.as_ref(), clock_behind(300), NOW);
    assert_eq!(verdict(&diagnosis, Rung::Clock), Verdict::Attention);
    assert_eq!(verdict(&diagnosis, Rung::Token), Verdict::Failed);
    assert_eq!(verdict(&diagnosis, Rung::Api), Verdict::NotTried);
    assert_eq!(diagnosis.next(), Stage::Done);
}

#[test]
fn nothing_is_sent_when_this_side_does_not_hold_and_no_employer_means_no_probe() {
    let account = Account {
        client_id: String::new(),
        ..account()
    };
    let known = Local {
        is_permitted: true,
        identity: None,
        account: &account,
        clock: Clock::default(),
        now: NOW,
    };
    assert_eq!(Diagnosis::new(&known, None, false).next(), Stage::Done);

    let identity = identity("2028-01-01T00:00:00Z", true);
    let sound = super::tests::account();
    let known = Local {
        identity: Some(&identity),
        account: &sound,
        ..known
    };
    let mut diagnosis = Diagnosis::new(&known, Some("12"), false);
    diagnosis.take_health(Ok(json(200, r#"{"status":"UP"}"#)), clock_behind(0));
    let token = token::read(
        &json(200, r#"{"access_token":"t","token_type":"Bearer"}"#),
        None,
        NOW,
    );
    diagnosis.take_token(token.as_ref(), clock_behind(0), NOW);
    assert_eq!(
        (diagnosis.next(), verdict(&diagnosis, Rung::Authorisation)),
        (Stage::Done, Verdict::NotTried)
    );
}
