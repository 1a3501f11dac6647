//! A record is the same wherever it lies, and passes again once it has been written.

use crate::defect::sound;
use crate::given::today;
use fla_core::declaration::{Field, Finding, Kind, Member, Record, check, check_record};
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A row of a table: texts by field, as a spreadsheet gives them.
struct Row(HashMap<Field, String>);

impl Record for Row {
    fn member(&self, field: Field) -> Member<'_> {
        let Some(text) = self.0.get(&field) else {
            return Member::Absent;
        };
        match text.as_str() {
            "true" => Member::Boolean(true),
            "false" => Member::Boolean(false),
            text => Member::Text(text),
        }
    }
}

impl Row {
    /// The same record as JSON, groups and all.
    fn to_json(&self) -> Value {
        let mut record = Value::Object(Map::new());
        for (field, text) in &self.0 {
            let place = field
                .path()
                .split('.')
                .fold(&mut record, |place, name| &mut place[name]);
            *place = match text.as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                text => text.into(),
            };
        }
        record
    }
}

/// What may stand in a field: mostly what is right there, else something near it.
fn cell(kind: Kind, field: Field) -> impl Strategy<Value = Option<String>> {
    let pointer = format!("/{}", field.path().replace('.', "/"));
    let right = match sound(kind).pointer(&pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => panic!("{field:?} is not in the sound record"),
    };
    prop_oneof![
        8 => Just(Some(right.clone())),
        1 => Just(None),
        1 => Just(Some(format!(" {}", right.to_uppercase()))),
        1 => Just(Some(right.replace('.', ","))),
        1 => "[-0-9./, ]{0,12}".prop_map(Some),
        1 => "\\PC{0,12}".prop_map(Some),
    ]
}

fn a_row(kind: Kind) -> impl Strategy<Value = Row> {
    let fields = kind.fields().iter().filter(|field| sound_has(kind, **field));
    let cells: Vec<_> = fields.map(|field| (Just(*field), cell(kind, *field))).collect();
    cells.prop_map(|cells| {
        let filled = cells.into_iter().filter_map(|(field, text)| Some((field, text?)));
        Row(filled.collect())
    })
}

fn sound_has(kind: Kind, field: Field) -> bool {
    let pointer = format!("/{}", field.path().replace('.', "/"));
    sound(kind).pointer(&pointer).is_some()
}

fn a_kind_and_row() -> impl Strategy<Value = (Kind, Row)> {
    prop_oneof![Just(Kind::TrainingRegistration), Just(Kind::TrainingRight)]
        .prop_flat_map(|kind| (Just(kind), a_row(kind)))
}

impl core::fmt::Debug for Row {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.to_json().fmt(f)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_row_of_a_table_is_told_the_same_as_its_json((kind, row) in a_kind_and_row()) {
        let json = row.to_json();
        let checked = check(kind, &json, today());
        let mut findings = Vec::new();
        let key = check_record(kind, &row, today(), &mut findings);
        prop_assert_eq!(&findings, &checked.findings);
        prop_assert_eq!(key, checked.declaration.map(|declaration| declaration.key()));
        prop_assert_eq!(key.is_some(), !findings.iter().any(Finding::is_error));
    }

    #[test]
    fn what_is_sent_passes_again_and_is_the_same((kind, row) in a_kind_and_row()) {
        let json = row.to_json();
        if let Some(declaration) = check(kind, &json, today()).declaration {
            let wire = serde_json::to_value(&declaration).unwrap();
            prop_assert!(!wire.to_string().contains("null"));
            let again = check(kind, &wire, today());
            prop_assert_eq!(again.declaration, Some(declaration));
        }
    }

    #[test]
    fn a_suggestion_taken_leaves_nothing_to_suggest_there((kind, mut row) in a_kind_and_row()) {
        let mut findings = Vec::new();
        check_record(kind, &row, today(), &mut findings);
        let suggested: Vec<_> = findings
            .iter()
            .filter_map(|finding| Some((Field::from_path(&finding.path)?, finding.suggestion.clone()?)))
            .collect();
        for (field, text) in &suggested {
            row.0.insert(*field, text.clone());
        }
        let mut after = Vec::new();
        check_record(kind, &row, today(), &mut after);
        for (field, _) in suggested {
            prop_assert!(!after.iter().any(|one| one.path == field.path() && one.suggestion.is_some()));
        }
    }
}
