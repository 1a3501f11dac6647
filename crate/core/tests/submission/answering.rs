//! From an answer to what the receipt says of it, with the examples of the contract as answers.

use crate::given::{BASE, NOW, answer, example, outcome, page, prepared, prepared_anew, verdict};
use fla_core::error::{Code, Error};
use fla_core::receipt::Receipt;
use fla_core::submission::{Outcome, UnknownReason};
use serde_json::json;

#[test]
fn an_accepted_answer_gives_identifier_address_and_remarks() {
    let Outcome::Accepted {
        id,
        location,
        warnings,
        ..
    } = outcome(&answer(201, example("accepted-with-warning")))
    else {
        panic!("not accepted");
    };
    let body = example("accepted-with-warning");
    assert_eq!(id.as_deref(), body["id"].as_str());
    assert_eq!(location.as_deref(), body["href"].as_str());
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].code, "99999-101");
    assert_eq!(warnings[0].path.as_deref(), Some("training.duration.value"));
    assert!(warnings[0].nl.is_some() && warnings[0].fr.is_some() && warnings[0].de.is_some());
}

#[test]
fn remarks_are_kept_where_there_is_no_result_letter() {
    let remarked = json!({ "id": "17", "anomalies": [{ "code": "99999-101" }] });
    let Outcome::Accepted { warnings, .. } = outcome(&answer(201, remarked)) else {
        panic!("not accepted");
    };
    assert_eq!(warnings.len(), 1);
}

#[test]
fn an_empty_created_answer_is_complete_with_its_address() {
    let mut created = answer(201, "");
    created
        .headers
        .push(("location".into(), format!("{BASE}/trainingRegistrations/17?x=1")));
    let Outcome::Accepted { id, location, .. } = outcome(&created) else {
        panic!("not accepted");
    };
    assert_eq!(id.as_deref(), Some("17"));
    assert_eq!(location, Some(format!("{BASE}/trainingRegistrations/17?x=1")));
}

#[test]
fn a_refusal_by_the_business_rules_gives_its_remarks() {
    let Outcome::Refused { problem, anomalies } = outcome(&answer(200, example("refused"))) else {
        panic!("not refused");
    };
    assert_eq!(problem.code, "problem.business_rules");
    assert_eq!(anomalies[0].code, "99999-001");
    assert_eq!(anomalies[0].path.as_deref(), Some("worker.ssin"));
}

#[test]
fn remarks_are_understood_in_the_forms_of_the_sister_service() {
    for list in ["anomalies", "anomaliesCollection", "informationsCollection"] {
        let body = json!({ "declarationStatus": { "declarationId": 7, "result": "W", list: [
            { "errorId": "00913-355", "labelFr": "fr", "labelNl": "nl" },
            { "code": 17, "descriptionFr": "fr", "descriptionNl": "nl" },
            "not a remark",
        ] } });
        let Outcome::Accepted { id, warnings, .. } = outcome(&answer(200, body)) else {
            panic!("not accepted");
        };
        assert_eq!(id.as_deref(), Some("7"));
        let codes: Vec<_> = warnings.iter().map(|anomaly| anomaly.code.as_str()).collect();
        assert_eq!(codes, ["00913-355", "17"]);
        assert!(warnings.iter().all(|anomaly| anomaly.nl.as_deref() == Some("nl")));
    }
}

#[test]
fn every_answer_is_one_of_three_things() {
    for (response, expected) in [
        (answer(200, example("accepted")), "accepted"),
        (answer(201, example("accepted")), "accepted"),
        (answer(201, json!({})), "accepted"),
        (
            answer(200, json!({ "id": "17", "reference": "FP-2024/0001" })),
            "accepted",
        ),
        (
            answer(200, json!({ "id": "17", "worker": { "ssin": "80400000119" } })),
            "accepted",
        ),
        (answer(200, example("refused")), "problem.business_rules"),
        (answer(201, example("refused")), "problem.business_rules"),
        (answer(400, example("problem-bad-request")), "problem.bad_request"),
        (answer(400, example("status-message")), "problem.bad_request"),
        (
            answer(401, example("problem-expired-access-token")),
            "problem.expired_access_token",
        ),
        (
            answer(403, example("problem-missing-permission")),
            "problem.missing_permission",
        ),
        (
            answer(403, example("problem-missing-scope")),
            "problem.missing_scope",
        ),
        (answer(404, ""), "problem.resource_not_found"),
        (answer(405, ""), "problem.not_supported"),
        (answer(409, example("problem-duplicate")), "problem.duplicate"),
        (answer(410, ""), "problem.gone"),
        (answer(413, ""), "problem.payload_too_large"),
        (answer(415, ""), "problem.not_supported"),
        (answer(418, ""), "problem.other"),
        (answer(422, ""), "problem.bad_request"),
        (
            answer(429, example("problem-too-many-requests")),
            "problem.too_many_requests",
        ),
        (page(403), "problem.web_page"),
        (
            answer(503, example("problem-service-unavailable")),
            "problem.service_unavailable",
        ),
        (
            answer(503, example("problem-too-many-requests")),
            "problem.too_many_requests",
        ),
        (answer(202, example("received")), "Pending"),
        (answer(202, ""), "Pending"),
        (answer(200, json!({ "result": "S" })), "Pending"),
        (answer(408, ""), "Timeout"),
        (answer(500, ""), "ServerError"),
        (answer(500, example("problem-service-unavailable")), "ServerError"),
        (answer(502, ""), "ServerError"),
        (page(503), "ServerError"),
        (answer(503, json!({ "type": "about:blank" })), "ServerError"),
        (answer(504, ""), "ServerError"),
        (page(200), "NotUnderstood"),
        (page(201), "NotUnderstood"),
        (page(202), "NotUnderstood"),
        (page(302), "NotUnderstood"),
        (answer(200, ""), "NotUnderstood"),
        (answer(200, "{}"), "NotUnderstood"),
        (answer(200, "[]"), "NotUnderstood"),
        (answer(200, r#"{"id":"17""#), "NotUnderstood"),
        (answer(200, json!({ "id": "17" })), "NotUnderstood"),
        (answer(200, example("status-message")), "NotUnderstood"),
        (
            answer(201, json!({ "id": "17", "reference": "another" })),
            "NotUnderstood",
        ),
        (
            answer(200, json!({ "reference": "another", "result": "A" })),
            "NotUnderstood",
        ),
        (answer(200, json!({ "id": "17", "result": "X" })), "NotUnderstood"),
        (
            answer(201, json!({ "id": "17", "result": null })),
            "NotUnderstood",
        ),
        (answer(200, example("task-processing")), "Pending"),
        (answer(201, example("task-processing")), "Pending"),
        (answer(200, json!({ "state": "done" })), "Pending"),
        (answer(200, json!({ "state": "resting" })), "NotUnderstood"),
        (answer(200, json!({ "id": "17", "result": 1 })), "NotUnderstood"),
        (answer(204, ""), "NotUnderstood"),
        (answer(0, ""), "NotUnderstood"),
    ] {
        let body = String::from_utf8_lossy(&response.body);
        assert_eq!(verdict(&response), expected, "{} {body}", response.status);
    }
}

#[test]
fn only_a_success_that_is_understood_is_ever_accepted() {
    for status in (0..1_000).filter(|status| ![200, 201, 207].contains(status)) {
        assert_ne!(
            verdict(&answer(status, example("accepted"))),
            "accepted",
            "{status}"
        );
    }
}

#[test]
fn what_is_still_being_decided_keeps_the_address_to_ask_at() {
    let mut received = answer(202, example("received"));
    received
        .headers
        .push(("Location".into(), format!("{BASE}/tasks/17")));
    let expected = Outcome::Unknown {
        reason: UnknownReason::Pending,
        status: Some(202),
        location: Some(format!("{BASE}/tasks/17")),
        can_follow: true,
        retry_after: Some(2),
    };
    assert_eq!(outcome(&received), expected);
}

#[test]
fn a_failure_of_the_network_is_never_a_refusal() {
    for (code, outcome) in [
        (Code::NetworkTimeout, Outcome::timeout()),
        (Code::NetworkUnreachable, Outcome::no_answer()),
        (Code::SessionInternal, Outcome::no_answer()),
    ] {
        assert_eq!(Outcome::of_failure(&Error::new(code)), outcome);
    }
    let given_up = Outcome::of_failure(&Error::new(Code::NetworkCancelled));
    assert!(matches!(
        given_up,
        Outcome::Unknown {
            reason: UnknownReason::Cancelled,
            status: None,
            ..
        }
    ));
    let too_large = Outcome::of_failure(&Error::new(Code::NetworkTooLarge));
    assert!(matches!(
        too_large,
        Outcome::Unknown {
            reason: UnknownReason::NotUnderstood,
            ..
        }
    ));
}

#[test]
fn the_receipt_is_completed_with_answer_time_and_trace() {
    let begun = prepared("training-registration");
    let receipt_before = begun.receipt().clone();
    let mut created = answer(201, example("accepted"));
    created
        .headers
        .push(("belgov-trace-id".into(), " d9e35127 ".into()));
    let receipt = begun.answered(&created, NOW.plus(2));
    assert_eq!(receipt.trace_id.as_deref(), Some("d9e35127"));
    assert_eq!(receipt.answered_at.as_deref(), Some("2024-06-03T07:00:04Z"));
    assert!(matches!(receipt.outcome, Outcome::Accepted { .. }));
    let lost = prepared("training-registration").unanswered(&Error::new(Code::NetworkTimeout));
    assert_eq!(
        lost,
        Receipt {
            id: lost.id.clone(),
            outcome: Outcome::timeout(),
            ..receipt_before
        }
    );
}

#[test]
fn a_duplicate_of_a_reference_just_made_is_our_own_request_arriving_twice() {
    let duplicate = || answer(409, example("problem-duplicate"));
    let of_new = prepared("training-registration-minimal").answered(&duplicate(), NOW);
    assert!(matches!(
        of_new.outcome,
        Outcome::Unknown {
            reason: UnknownReason::AlreadyRegistered,
            status: Some(409),
            ..
        }
    ));
    let of_given = prepared("training-registration").answered(&duplicate(), NOW);
    assert!(matches!(of_given.outcome, Outcome::Refused { .. }));
}

#[test]
fn a_duplicate_is_a_refusal_only_when_the_reference_may_have_been_sent_before() {
    let duplicate = answer(409, example("problem-duplicate"));
    let again = prepared("training-registration").answered(&duplicate, NOW);
    let first = prepared_anew("training-registration").answered(&duplicate, NOW);
    assert!(matches!(again.outcome, Outcome::Refused { .. }));
    assert!(matches!(
        first.outcome,
        Outcome::Unknown {
            reason: UnknownReason::AlreadyRegistered,
            ..
        }
    ));
}

#[test]
fn an_address_is_kept_absolute_and_called_only_under_that_of_the_api() {
    for (named, kept, callable) in [
        ("tasks/17", format!("{BASE}/tasks/17"), true),
        (
            "/REST/federalLearningAccount/v1/tasks/17",
            format!("{BASE}/tasks/17"),
            true,
        ),
        (
            "/REST/other/v1/tasks/17",
            "https://fla-demo.invalid/REST/other/v1/tasks/17".into(),
            false,
        ),
        (
            "https://example.org/tasks/17",
            "https://example.org/tasks/17".into(),
            false,
        ),
        ("//example.org/17", "https://example.org/17".into(), false),
    ] {
        let mut received = answer(202, "");
        received.headers.push(("location".into(), named.into()));
        let Outcome::Unknown {
            location, can_follow, ..
        } = outcome(&received)
        else {
            panic!("not unknown");
        };
        assert_eq!((location, can_follow), (Some(kept), callable), "{named}");
    }
}

#[test]
fn the_time_to_wait_is_told_whatever_the_outcome() {
    for (status, body) in [
        (429, String::new()),
        (503, example("problem-service-unavailable").to_string()),
    ] {
        let mut busy = answer(status, body);
        busy.headers
            .push(("retry-after".into(), "Mon, 03 Jun 2024 07:01:02 GMT".into()));
        let Outcome::Refused { problem, .. } = outcome(&busy) else {
            panic!("not refused");
        };
        assert_eq!(problem.retry_after, Some(60));
    }
    let mut gateway = answer(503, "<html>");
    gateway.headers.push(("retry-after".into(), "9".into()));
    assert!(matches!(
        outcome(&gateway),
        Outcome::Unknown {
            reason: UnknownReason::ServerError,
            retry_after: Some(9),
            ..
        }
    ));
}
