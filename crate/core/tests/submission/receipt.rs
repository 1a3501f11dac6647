//! A receipt is read back from the journal, in its form of today and in the earlier one.

use crate::given::{NOW, answer, example, prepared};
use fla_core::declaration::Kind;
use fla_core::error::{Code, Error};
use fla_core::receipt::{FORMAT, Receipt};
use fla_core::submission::Outcome;
use serde_json::{Value, json};

fn lost() -> Receipt {
    prepared("training-registration").unanswered(&Error::new(Code::NetworkTimeout))
}

#[test]
fn an_unknown_one_is_read_as_it_was_written() {
    let mut received = answer(202, example("received"));
    received.headers.push(("location".into(), "tasks/17".into()));
    received
        .headers
        .push(("belgov-trace-id".into(), "d9e35127".into()));
    let pending = prepared("training-registration").answered(&received, NOW);
    for receipt in [lost(), pending] {
        let written = serde_json::to_value(&receipt).unwrap();
        let mut read = Receipt::from_json(&written).unwrap();
        // How long to wait was told at that moment, and is not true any more.
        if let (
            Outcome::Unknown {
                retry_after: read, ..
            },
            Outcome::Unknown {
                retry_after: told, ..
            },
        ) = (&mut read.outcome, &receipt.outcome)
        {
            assert_eq!(*read, None);
            *read = *told;
        }
        assert_eq!(read, receipt);
    }
}

#[test]
fn one_of_the_first_form_is_of_a_registration() {
    let mut old = serde_json::to_value(lost()).unwrap();
    old["format"] = json!("fla-panel.receipt/1");
    old.as_object_mut().unwrap().remove("kind");
    let read = Receipt::from_json(&old).unwrap();
    assert_eq!((read.format, read.kind), (FORMAT, Kind::TrainingRegistration));
}

#[test]
fn a_settled_one_and_one_that_is_none_are_not_read() {
    let accepted = prepared("training-registration").answered(&answer(201, ""), NOW);
    assert_eq!(Receipt::from_json(&serde_json::to_value(accepted).unwrap()), None);
    let whole = serde_json::to_value(lost()).unwrap();
    for name in [
        "id",
        "reference",
        "environment",
        "url",
        "clientId",
        "role",
        "sentAt",
        "sent",
        "outcome",
    ] {
        let mut cut = whole.clone();
        cut.as_object_mut().unwrap().remove(name);
        assert_eq!(Receipt::from_json(&cut), None, "{name}");
        let mut wrong = whole.clone();
        wrong[name] = json!(17);
        assert!(name == "sent" || Receipt::from_json(&wrong).is_none(), "{name}");
    }
    for value in [Value::Null, json!([]), json!("receipt"), json!({ "kind": "x" })] {
        assert_eq!(Receipt::from_json(&value), None);
    }
}
