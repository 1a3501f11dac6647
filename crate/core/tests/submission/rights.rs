//! Rights: sent as registrations are, under a reference that stays on this computer.

use crate::given::{BASE, NOW, account, answer, environment, example, prepared, prepared_anew, token};
use fla_core::declaration::Kind;
use fla_core::error::{Code, Error};
use fla_core::submission::{
    Inquiry, LookUp, Looked, Outcome, UnknownReason, UnsaidReason, Verification, request,
};
use serde_json::{Value, json};

#[test]
fn the_request_is_the_contracts_and_has_no_reference() {
    let prepared = prepared("training-right");
    let request = request(&prepared, &token());
    assert_eq!(request.url, format!("{BASE}/trainingRights"));
    let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
    assert_eq!(body, example("training-right"));
    let receipt = prepared.receipt();
    assert_eq!((receipt.kind, &receipt.sent), (Kind::TrainingRight, &body));
    assert!(receipt.reference.starts_with("FP-"));
}

#[test]
fn a_duplicate_of_one_that_may_have_been_sent_is_a_refusal() {
    let duplicate = answer(409, example("problem-duplicate"));
    let first = prepared_anew("training-right").answered(&duplicate, NOW);
    assert!(matches!(
        first.outcome,
        Outcome::Unknown {
            reason: UnknownReason::AlreadyRegistered,
            ..
        }
    ));
}

/// What the register says when it shows these rights.
fn said(items: &Value) -> String {
    let lost = prepared("training-right").unanswered(&Error::new(Code::NetworkTimeout));
    let inquiry = Inquiry::new(lost, &environment(), &account()).unwrap();
    let look_up = LookUp::new(inquiry, &environment()).unwrap();
    let request = look_up.request(&token());
    assert!(request.url.starts_with(&format!("{BASE}/trainingRights/query?")));
    let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
    assert_eq!(body, example("training-right-query"));
    match look_up.read(&answer(200, json!({ "items": items })), NOW) {
        Looked::Ended(Verification::Registered { receipt }) => {
            assert!(matches!(
                receipt.outcome,
                Outcome::Accepted {
                    by_reference: true,
                    ..
                }
            ));
            "registered".into()
        }
        Looked::Ended(Verification::Absent { .. }) => "absent".into(),
        Looked::Ended(Verification::Unsaid { reason, .. }) => format!("{reason:?}"),
        Looked::Further(_) => "further".into(),
    }
}

#[test]
fn one_is_known_by_worker_year_kind_and_joint_committee() {
    let ours = example("training-right");
    let with = |member: &str, value: Value| {
        let mut right = ours.clone();
        right[member] = value;
        right
    };
    assert_eq!(said(&json!([ours])), "registered");
    let written_otherwise = with("amount", json!({ "value": 2.0, "unit": "days" }));
    assert_eq!(said(&json!([written_otherwise])), "registered");
    for (member, value) in [
        ("worker", json!({ "ssin": "85400003392" })),
        ("year", json!(2025)),
        ("kind", json!("legal")),
        ("jointCommittee", json!("302")),
        ("jointCommittee", Value::Null),
    ] {
        assert_eq!(said(&json!([with(member, value)])), "absent", "{member}");
    }
    for amount in [
        json!({ "value": 3, "unit": "days" }),
        json!({ "value": 2, "unit": "hours" }),
        json!(2),
    ] {
        let reason = format!("{:?}", UnsaidReason::Different);
        assert_eq!(said(&json!([with("amount", amount)])), reason);
    }
}
