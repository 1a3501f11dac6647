//! The course of a whole diagnosis.

use super::*;

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
    let sound = super::account();
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
