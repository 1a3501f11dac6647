//! Answers item by item: the item of the record that was sent decides, and no other.

use crate::given::{answer, example, verdict};
use serde_json::{Value, json};

/// The reference of the example.
const OURS: &str = "FP-2024/0001";

fn items(items: &Value) -> Value {
    json!({ "items": items })
}

#[test]
fn the_item_with_our_reference_decides() {
    let refusal = json!({ "type": "urn:problem-type:belgif:badRequest", "status": 400, "issues": [] });
    for (list, expected) in [
        (
            json!([{ "reference": OURS, "result": "A", "id": "17" }]),
            "accepted",
        ),
        (json!([{ "reference": OURS, "id": "17" }]), "accepted"),
        (
            json!([{ "reference": OURS, "id": "17", "errors": [], "anomalies": [{ "code": "99999-101" }] }]),
            "accepted",
        ),
        (json!([{ "reference": OURS }]), "NotUnderstood"),
        (
            json!([{ "reference": OURS, "result": "B" }]),
            "problem.business_rules",
        ),
        (json!([{ "reference": OURS, "result": "S" }]), "Pending"),
        (
            json!([{ "reference": OURS, "problem": refusal }]),
            "problem.bad_request",
        ),
        (
            json!([{ "reference": OURS, "status": 409, "type": "urn:problem-type:x:duplicate" }]),
            "problem.duplicate",
        ),
        (
            json!([{ "reference": OURS, "errors": [{ "errorCode": "00913-355", "errorDescription": "no" }] }]),
            "problem.business_rules",
        ),
        (
            json!([{ "reference": OURS, "problem": { "status": 500 } }]),
            "ServerError",
        ),
        (
            json!([{ "reference": OURS, "problem": { "status": 408 } }]),
            "ServerError",
        ),
        (json!([{ "reference": OURS, "problem": "no" }]), "ServerError"),
        (
            json!([{ "reference": "another", "result": "B" }, { "reference": OURS, "result": "A" }]),
            "accepted",
        ),
        (
            json!([{ "reference": "another", "result": "A", "id": "17" }]),
            "NotUnderstood",
        ),
        (
            json!([{ "reference": OURS, "result": "A" }, { "reference": OURS, "result": "B" }]),
            "NotUnderstood",
        ),
        (json!([{ "result": "A", "id": "17" }]), "accepted"),
        (json!([{ "result": "A" }, { "result": "A" }]), "NotUnderstood"),
        (json!([]), "NotUnderstood"),
        (json!(["A"]), "NotUnderstood"),
        (
            json!([{ "declarationStatus": { "reference": OURS, "result": "W", "declarationId": 7 } }]),
            "accepted",
        ),
    ] {
        for status in [200, 201, 207] {
            let body = items(&list);
            assert_eq!(verdict(&answer(status, &body)), expected, "{status} {body}");
        }
    }
}

#[test]
fn a_multi_status_without_items_says_nothing() {
    for body in [json!({}), json!({ "id": "17" })] {
        assert_eq!(verdict(&answer(207, &body)), "NotUnderstood", "{body}");
    }
}

#[test]
fn a_page_of_a_query_is_not_taken_for_an_answer_to_a_submission() {
    // It shows the same record: proof enough that the register has it.
    assert_eq!(
        verdict(&answer(200, example("training-registration-page"))),
        "accepted"
    );
    let others = items(&json!([{ "id": "1", "reference": "x" }, { "id": "2", "reference": "y" }]));
    assert_eq!(verdict(&answer(200, others)), "NotUnderstood");
}
