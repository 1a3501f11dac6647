use crate::given::{Numbers, today};
use fla_core::declaration::{Kind, check};
use serde_json::{Value, json};

fn example(name: &str) -> Value {
    let path = format!("{}/contract/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["value"].take()
}

#[test]
fn the_examples_of_the_contract_pass_without_a_finding_and_go_out_as_they_came() {
    for name in ["training-registration", "training-registration-minimal"] {
        let given = example(name);
        let checked = check(Kind::TrainingRegistration, &given, today());
        assert_eq!(checked.findings, []);
        let wire = serde_json::to_value(checked.declaration.unwrap()).unwrap();
        assert_eq!(wire, given, "{name}");
    }
}

#[test]
fn empty_members_are_left_out_never_sent_as_null() {
    let mut draft = example("training-registration-minimal");
    let sent = draft.clone();
    draft["reference"] = json!("");
    draft["jointCommittee"] = json!("  ");
    draft["source"] = Value::Null;
    draft["employer"]["employerId"] = Value::Null;
    draft["training"]["certificate"] = json!({ "validUntil": "" });
    draft["training"]["provider"] = json!({});
    let checked = check(Kind::TrainingRegistration, &draft, today());
    assert_eq!(checked.findings, []);
    assert_eq!(serde_json::to_value(checked.declaration.unwrap()).unwrap(), sent);
}

#[test]
fn a_member_the_contract_does_not_know_is_told_and_not_sent() {
    let mut draft = example("training-registration-minimal");
    let sent = draft.clone();
    draft["training"]["cost"] = json!(125);
    let checked = check(Kind::TrainingRegistration, &draft, today());
    assert_eq!(checked.findings.len(), 1);
    assert_eq!(serde_json::to_value(checked.declaration.unwrap()).unwrap(), sent);
}

#[test]
fn a_code_that_is_not_known_is_sent_as_it_is() {
    let mut draft = example("training-registration");
    draft["training"]["status"] = json!("unsuitable");
    draft["jointCommittee"] = json!("XXX");
    draft["source"] = json!("sectorFund");
    let checked = check(Kind::TrainingRegistration, &draft, today());
    assert_eq!(checked.findings.len(), 3);
    assert_eq!(serde_json::to_value(checked.declaration.unwrap()).unwrap(), draft);
}

/// Whatever stands anywhere in a record: an answer comes, a record exists exactly when no finding is an error,
/// and what is sent passes the check again unchanged.
#[test]
fn any_json_anywhere_gives_findings_or_a_record_that_passes_again() {
    let strange = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!(" x "),
        json!("\u{0}\u{202e}é€😀"),
        json!("2024-02-30"),
        json!("10/20/30/40"),
        json!("x".repeat(10_000)),
        json!([]),
        json!([{}]),
        json!({}),
        json!({ "a": { "b": [] } }),
    ];
    let base = example("training-registration");
    let places = pointers(&base);
    let mut numbers = Numbers(5);
    let mut pick = |length: usize| usize::try_from(numbers.below(u64::try_from(length).unwrap())).unwrap();
    let mut ready = 0;
    for _ in 0..20_000 {
        let mut record = base.clone();
        for _ in 0..=pick(3) {
            if let Some(place) = record.pointer_mut(&places[pick(places.len())]) {
                *place = strange[pick(strange.len())].clone();
            }
        }
        let checked = check(Kind::TrainingRegistration, &record, today());
        let errors = checked
            .findings
            .iter()
            .any(fla_core::declaration::Finding::is_error);
        assert_eq!(checked.declaration.is_none(), errors, "{record}");
        for finding in &checked.findings {
            assert!(finding.path.len() < 400, "{record}");
        }
        if let Some(declaration) = checked.declaration {
            let wire = serde_json::to_value(&declaration).unwrap();
            assert_eq!(
                check(Kind::TrainingRegistration, &wire, today()).declaration,
                Some(declaration)
            );
            ready += 1;
        }
    }
    assert!(ready > 500, "{ready} ready");
}

fn pointers(value: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    if let Value::Object(members) = value {
        for (name, member) in members {
            all.extend(pointers(member).into_iter().map(|rest| format!("/{name}{rest}")));
        }
    }
    all
}
