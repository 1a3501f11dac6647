//! What leaves, and the receipt that is there before it does.

use crate::given::{BASE, NOW, answer, example, prepared, token};
use base64ct::{Base64UrlUnpadded, Encoding};
use fla_core::http::Method;
use fla_core::submission::{Outcome, request};
use serde_json::{Value, json};

#[test]
fn the_request_is_the_contracts_with_the_token_in_its_header_only() {
    let prepared = prepared("training-registration");
    let request = request(&prepared, &token());
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.url, format!("{BASE}/trainingRegistrations"));
    assert!(
        request
            .headers
            .contains(&("authorization", "Bearer t0k3n".into()))
    );
    assert!(
        request
            .headers
            .contains(&("content-type", "application/json".into()))
    );
    let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
    assert_eq!(body, example("training-registration"));
    assert_eq!(body, prepared.receipt().sent);
}

#[test]
fn the_receipt_exists_before_the_request_and_says_that_nothing_is_known() {
    let receipt = prepared("training-registration").receipt().clone();
    assert_eq!(receipt.outcome, Outcome::interrupted());
    assert_eq!(receipt.reference, "FP-2024/0001");
    assert_eq!(receipt.client_id, "self_service_chaman_000000_abcdefghij");
    assert_eq!(receipt.certificate_sha256, "c0ffee");
    assert_eq!(receipt.sent_at, "2024-06-03T07:00:02Z");
    assert_eq!((receipt.answered_at, receipt.trace_id), (None, None));
}

#[test]
fn a_registration_without_a_reference_gets_one_of_its_own_that_is_sent() {
    let (first, second) = (
        prepared("training-registration-minimal").receipt().clone(),
        prepared("training-registration-minimal").receipt().clone(),
    );
    assert_ne!(first.reference, second.reference);
    assert_eq!(first.sent["reference"], json!(first.reference));
}

#[test]
fn two_attempts_with_one_reference_are_two_receipts() {
    let (first, second) = (
        prepared("training-registration"),
        prepared("training-registration").receipt().clone(),
    );
    assert_eq!(first.receipt().reference, second.reference);
    assert_ne!(first.receipt().id, second.id);
    assert_eq!(Base64UrlUnpadded::decode_vec(&second.id).unwrap().len(), 16);
    assert!(second.sent.get("id").is_none(), "the id is not sent");
    let id = first.receipt().id.clone();
    assert_eq!(first.answered(&answer(201, example("accepted")), NOW).id, id);
}

#[test]
fn neither_a_receipt_nor_what_is_printed_holds_the_token() {
    let prepared = prepared("training-registration");
    let request = request(&prepared, &token());
    let mut answer = answer(201, example("accepted"));
    answer
        .headers
        .push(("authorization".into(), "Bearer t0k3n".into()));
    let receipt = prepared.answered(&answer, NOW);
    let printed = format!(
        "{} {request:?} {receipt:?}",
        serde_json::to_string(&receipt).unwrap()
    );
    assert!(!printed.contains("t0k3n"));
}
