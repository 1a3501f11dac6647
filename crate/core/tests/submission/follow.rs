//! Asking later what became of a declaration, with answers of every known form.

use crate::given::{BASE, NOW, account, answer, environment, example, page, prepared, token};
use fla_core::account::Account;
use fla_core::error::Code;
use fla_core::http::{HIDDEN_REDIRECT, Method, Response};
use fla_core::receipt::Receipt;
use fla_core::submission::{Following, Inquiry, Outcome, UnknownReason, followed};
use fla_core::token::Role;
use serde_json::json;

/// A receipt whose answer named this address.
fn pending(location: &str) -> Receipt {
    let mut received = answer(202, "");
    received.headers.push(("location".into(), location.into()));
    prepared("training-registration").answered(&received, NOW)
}

fn inquiry() -> Inquiry {
    Inquiry::new(pending("tasks/17"), &environment(), &account()).unwrap()
}

fn with_location(mut response: Response, location: &str) -> Response {
    response.headers.push(("Location".into(), location.into()));
    response
}

/// What was told, in one word or two.
fn told(response: &Response) -> String {
    let inquiry = inquiry();
    let asked = inquiry.address().unwrap();
    match followed(inquiry, &asked, response, NOW.plus(5)) {
        Following::Told(Receipt { outcome, .. }) => match outcome {
            Outcome::Accepted { by_reference, .. } => {
                assert!(!by_reference);
                "accepted".into()
            }
            Outcome::Refused { problem, .. } => problem.code.into(),
            Outcome::Unknown { reason, .. } => format!("{reason:?}"),
        },
        Following::Elsewhere(_, address) => address,
        Following::Decided(_) => "decided".into(),
    }
}

#[test]
fn the_question_goes_to_the_address_with_the_token_in_its_header_only() {
    let address = inquiry().address().unwrap();
    let request = Inquiry::ask(&address, &token());
    assert_eq!(
        (request.method, request.url),
        (Method::Get, format!("{BASE}/tasks/17"))
    );
    assert!(
        request
            .headers
            .contains(&("authorization", "Bearer t0k3n".into()))
    );
    assert_eq!(request.body, None);
}

#[test]
fn no_address_outside_of_the_api_is_called() {
    for location in [
        "https://example.org/tasks/17",
        "//example.org/tasks/17",
        "/REST/other/v1/tasks/17",
        "../v2/tasks/17",
        "tasks/%2e%2e/%2e%2e/v2",
    ] {
        let inquiry = Inquiry::new(pending(location), &environment(), &account()).unwrap();
        let error = inquiry.address().unwrap_err();
        assert_eq!(error.code(), Code::SubmissionNoAddress, "{location}");
    }
    let unnamed = prepared("training-registration").answered(&answer(202, ""), NOW);
    let inquiry = Inquiry::new(unnamed, &environment(), &account()).unwrap();
    assert_eq!(inquiry.address().unwrap_err().code(), Code::SubmissionNoAddress);
}

#[test]
fn only_the_account_and_the_api_it_was_sent_with_are_asked() {
    let receipt = pending("tasks/17");
    for other in [
        Account {
            client_id: "another".into(),
            ..account()
        },
        Account {
            role: Role::Representative,
            ..account()
        },
        Account {
            api_base: BASE.replace("v1", "v2"),
            ..account()
        },
    ] {
        let refused = Inquiry::new(receipt.clone(), &other.environment().unwrap(), &other);
        assert_eq!(refused.unwrap_err().code(), Code::SubmissionOtherAccount);
    }
}

#[test]
fn every_answer_is_understood_for_what_it_is() {
    let record = json!({ "id": "17", "href": format!("{BASE}/trainingRegistrations/17"), "reference": "FP-2024/0001" });
    let by_rules = json!({ "type": "urn:problem-type:belgif:badRequest", "status": 400 });
    for (response, expected) in [
        (answer(200, example("accepted")), "accepted"),
        (answer(200, example("accepted-with-warning")), "accepted"),
        (answer(200, &record), "accepted"),
        (answer(200, example("refused")), "problem.business_rules"),
        (
            answer(200, json!({ "state": "failed", "problem": by_rules })),
            "problem.bad_request",
        ),
        (
            answer(200, json!({ "state": "failed", "problem": { "status": 500 } })),
            "ServerError",
        ),
        (answer(200, json!({ "state": "failed" })), "ServerError"),
        (answer(200, example("task-processing")), "Pending"),
        (answer(202, ""), "Pending"),
        (answer(200, example("received")), "Pending"),
        (answer(200, json!({ "id": "17" })), "Pending"),
        (
            answer(200, json!({ "id": "17", "reference": "another" })),
            "Pending",
        ),
        (answer(200, json!({ "result": "Z" })), "Pending"),
        (answer(200, json!({ "items": [] })), "Pending"),
        (page(200), "Pending"),
        (answer(204, ""), "Pending"),
        (answer(404, ""), "Pending"),
        (answer(401, ""), "Pending"),
        (answer(403, example("problem-missing-permission")), "Pending"),
        (answer(410, ""), "Pending"),
        (answer(429, ""), "Pending"),
        (answer(500, ""), "Pending"),
        (answer(503, example("problem-service-unavailable")), "Pending"),
        (answer(HIDDEN_REDIRECT, ""), "decided"),
        (answer(303, ""), "decided"),
        (answer(200, json!({ "state": "done" })), "decided"),
        (with_location(answer(303, ""), "https://example.org/1"), "decided"),
        (with_location(answer(303, ""), "../../other/v1/1"), "decided"),
        (with_location(answer(303, ""), "17"), "decided"),
    ] {
        let body = String::from_utf8_lossy(&response.body);
        assert_eq!(told(&response), expected, "{} {body}", response.status);
    }
    let decided = format!("{BASE}/trainingRegistrations/17");
    for location in ["../trainingRegistrations/17", &decided] {
        assert_eq!(told(&with_location(answer(303, ""), location)), decided);
        let done = answer(200, json!({ "state": "done" }));
        assert_eq!(told(&with_location(done, location)), decided);
    }
}

#[test]
fn an_address_outside_of_the_api_is_told_and_not_called() {
    let inquiry = inquiry();
    let asked = inquiry.address().unwrap();
    let elsewhere = with_location(answer(303, ""), "https://example.org/1");
    let Following::Decided(inquiry) = followed(inquiry, &asked, &elsewhere, NOW) else {
        panic!("not decided");
    };
    assert_eq!(inquiry.address().unwrap_err().code(), Code::SubmissionNoAddress);
    let Outcome::Unknown {
        location, can_follow, ..
    } = inquiry.into_receipt().outcome
    else {
        panic!("not unknown");
    };
    assert_eq!(
        (location.as_deref(), can_follow),
        (Some("https://example.org/1"), false)
    );
}

#[test]
fn the_time_to_ask_again_is_the_servers_else_that_of_the_pace() {
    let wait = |response: &Response, age: i64| {
        let inquiry = inquiry();
        let asked = inquiry.address().unwrap();
        let Following::Told(receipt) = followed(inquiry, &asked, response, NOW.plus(age)) else {
            panic!("nothing told");
        };
        let Outcome::Unknown {
            reason: UnknownReason::Pending,
            retry_after,
            location,
            can_follow: true,
            ..
        } = receipt.outcome
        else {
            panic!("not pending");
        };
        assert_eq!(location, Some(format!("{BASE}/tasks/17")));
        retry_after
    };
    let processing = |after: &str| answer(200, json!({ "state": "processing", "pollAfter": after }));
    assert_eq!(wait(&processing("2024-06-03T09:00:22+02:00"), 0), Some(20));
    assert_eq!(wait(&processing("2024-06-03T06:00:00Z"), 0), Some(0));
    assert_eq!(wait(&processing("soon"), 5), Some(1));
    assert_eq!(wait(&answer(404, ""), 1), Some(1));
    assert_eq!(wait(&answer(404, ""), 60), Some(60));
    assert_eq!(wait(&answer(404, ""), 1_200), None);
    let mut busy = answer(429, "");
    busy.headers.push(("retry-after".into(), "7".into()));
    assert_eq!(wait(&busy, 5), Some(7));
}
