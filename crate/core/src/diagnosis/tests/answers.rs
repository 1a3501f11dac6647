//! The rungs that a server decides.

use super::*;

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
    let steps = crate::diagnosis::token(left_out.as_ref(), &granting(clock_behind(0)));
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
    assert_eq!(
        causes(&crate::diagnosis::token(answer.as_ref(), &without)),
        ["support"]
    );
}

#[test]
fn a_page_instead_of_an_answer_is_put_down_to_what_stands_in_between() {
    let account = account();
    let answer = token::read(&page(200), account.scope(), NOW);
    let steps = crate::diagnosis::token(answer.as_ref(), &granting(clock_behind(0)));
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
    let steps = crate::diagnosis::token(answer.as_ref(), &granting(clock_behind(0)));
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
