//! Looking a reference up: what the register has, what it has not, and what it does not say.

use crate::given::{BASE, NOW, account, answer, environment, example, page, prepared, token};
use fla_core::error::{Code, Error};
use fla_core::http::{Method, Response};
use fla_core::submission::{Inquiry, LookUp, Looked, MAX_PAGES, Outcome, UnsaidReason, Verification};
use serde_json::{Value, json};

fn look_up() -> LookUp {
    let lost = prepared("training-registration").unanswered(&Error::new(Code::NetworkTimeout));
    let inquiry = Inquiry::new(lost, &environment(), &account()).unwrap();
    LookUp::new(inquiry, &environment()).unwrap()
}

/// What the answers, one after the other, come to in a word or two.
fn said(pages: &[Response]) -> String {
    let mut look_up = look_up();
    for page in pages {
        match look_up.read(page, NOW) {
            Looked::Further(next) => look_up = next,
            Looked::Ended(Verification::Registered { .. }) => return "registered".into(),
            Looked::Ended(Verification::Absent { at }) => return format!("absent at {at}"),
            Looked::Ended(Verification::Unsaid { reason, problem }) => {
                assert_eq!(problem.is_some(), reason == UnsaidReason::Refused);
                return format!("{reason:?}");
            }
        }
    }
    "further".into()
}

fn record(reference: Option<&str>, ssin: &str) -> Value {
    let mut record = json!({ "id": "17", "href": "trainingRegistrations/17", "worker": { "ssin": ssin } });
    if let Some(reference) = reference {
        record["reference"] = json!(reference);
    }
    record
}

const SSIN: &str = "80400000119";
const OURS: Option<&str> = Some("FP-2024/0001");
const ABSENT: &str = "absent at 2024-06-03T07:00:02Z";

#[test]
fn employer_worker_and_reference_are_in_the_body_and_nowhere_else() {
    let request = look_up().request(&token());
    assert_eq!(request.method, Method::Post);
    assert_eq!(
        request.url,
        format!("{BASE}/trainingRegistrations/query?page=1&pageSize=100")
    );
    assert!(!request.url.contains(SSIN));
    let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
    let expected = json!({
        "employer": { "enterpriseNumber": "0000000196" },
        "worker": { "ssin": SSIN },
        "reference": "FP-2024/0001",
    });
    assert_eq!(body, expected);
}

#[test]
fn what_is_found_under_the_reference_is_registered() {
    let Looked::Ended(Verification::Registered { receipt }) =
        look_up().read(&answer(200, example("training-registration-page")), NOW.plus(9))
    else {
        panic!("not found");
    };
    assert_eq!(receipt.answered_at.as_deref(), Some("2024-06-03T07:00:11Z"));
    let Outcome::Accepted {
        id,
        location,
        by_reference,
        ..
    } = receipt.outcome
    else {
        panic!("not accepted");
    };
    let found = example("training-registration-page")["items"][0].take();
    assert_eq!(id.as_deref(), found["id"].as_str());
    assert_eq!(location.as_deref(), found["href"].as_str());
    assert!(by_reference);
}

#[test]
fn every_answer_is_registered_absent_or_does_not_say() {
    let items = |items: Value| answer(200, json!({ "items": items }));
    for (response, expected) in [
        (items(json!([record(OURS, SSIN)])), "registered"),
        (
            items(json!([record(None, SSIN), record(OURS, SSIN)])),
            "registered",
        ),
        (items(json!([])), ABSENT),
        (items(json!([record(Some("another"), SSIN)])), ABSENT),
        (items(json!([record(OURS, "85400003392")])), ABSENT),
        (items(json!([record(None, SSIN)])), "Unlabelled"),
        (items(json!([1])), "NotUnderstood"),
        (answer(200, json!({})), "NotUnderstood"),
        (answer(200, json!({ "items": {} })), "NotUnderstood"),
        (answer(200, ""), "NotUnderstood"),
        (answer(204, ""), "NotUnderstood"),
        (answer(206, json!({ "items": [] })), "NotUnderstood"),
        (page(200), "NotUnderstood"),
        (answer(400, example("problem-bad-request")), "Refused"),
        (answer(403, example("problem-missing-permission")), "Refused"),
        (answer(404, ""), "Refused"),
        (answer(405, ""), "Refused"),
        (answer(500, ""), "Refused"),
        (page(503), "Refused"),
    ] {
        let body = String::from_utf8_lossy(&response.body);
        let expected = expected.to_owned();
        assert_eq!(
            said(std::slice::from_ref(&response)),
            expected,
            "{} {body}",
            response.status
        );
    }
}

#[test]
fn further_pages_are_read_at_the_same_api_with_the_same_body() {
    let first = answer(200, json!({ "items": [], "next": "query?page=2&pageSize=100" }));
    let Looked::Further(next) = look_up().read(&first, NOW) else {
        panic!("no further page");
    };
    let (before, after) = (look_up().request(&token()), next.request(&token()));
    assert_eq!(
        after.url,
        format!("{BASE}/trainingRegistrations/query?page=2&pageSize=100")
    );
    assert_eq!(before.body, after.body);
    let last = answer(200, json!({ "items": [record(OURS, SSIN)] }));
    assert_eq!(said(&[first.clone(), last]), "registered");
    assert_eq!(
        said(&[first.clone(), answer(200, json!({ "items": [] }))]),
        ABSENT
    );
    assert_eq!(said(&[first, answer(500, "")]), "Refused");
}

#[test]
fn a_register_without_an_end_does_not_say() {
    let pages: Vec<_> = (2..100)
        .map(|page| answer(200, json!({ "items": [], "next": format!("query?page={page}") })))
        .collect();
    assert_eq!(said(&pages), "Incomplete");
    let enough = usize::try_from(MAX_PAGES).unwrap() - 1;
    assert_eq!(said(&pages[..enough]), "further");
    let itself = answer(200, json!({ "items": [], "next": "?page=1&pageSize=100" }));
    assert_eq!(said(&[itself]), "Incomplete");
}

#[test]
fn a_next_page_outside_of_the_api_is_not_called() {
    for next in [
        "https://example.org/query?page=2",
        "//example.org",
        "/REST/other/v1/query",
    ] {
        let page = answer(200, json!({ "items": [], "next": next }));
        assert_eq!(said(&[page]), "Incomplete", "{next}");
    }
}
