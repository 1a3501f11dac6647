//! From rows to findings, corrections and back.

use crate::support::{check, guessed, open};
use fla_core::declaration::{Field, Kind};
use fla_table::table::{Filter, Table};

const HEADING: &str = "INSZ;KBO;Opleiding;Aard;Van;Tot;Duur;Eenheid;Status;Telt mee\n";

fn table(rows: &[&str]) -> Table {
    let text = format!("{HEADING}{}\n", rows.join("\n"));
    open(text.as_bytes(), Kind::TrainingRegistration).unwrap()
}

fn codes(table: &Table, row: usize) -> Vec<&'static str> {
    let view = table.row(row);
    let cells = view.cells.iter().flat_map(|cell| &cell.findings);
    cells.chain(&view.findings).map(|finding| finding.code).collect()
}

const GOOD: &str = "85400000127;1000000021;Excel;Formeel;10/03/2025;11/03/2025;7,5;uren;gevolgd;ja";

#[test]
fn notation_is_read_and_numbers_that_identify_are_never_repaired_in_silence() {
    let table = table(&[
        GOOD,
        "85.40.00-001.27;BE 1000.000.021;Excel;formation formelle;2025-03-10;11.3.25;7:30;h;suivi;oui",
        "400000164;100007097;Excel;Formeel;10/03/2025;11/03/2025;7,5;uren;gevolgd;ja",
    ]);
    assert_eq!(codes(&table, 0), [""; 0]);
    assert_eq!(
        codes(&table, 1),
        ["enterprise_number.formatted", "ssin.formatted"]
    );
    let draft = table.draft(1);
    assert_eq!(draft["training"], table.draft(0)["training"]);
    assert_eq!(draft["worker"]["ssin"], "85.40.00-001.27");
    assert_eq!(codes(&table, 2)[0], "enterprise_number.nine_digits");
}

#[test]
fn doubt_is_a_finding_that_says_both_readings() {
    let table = table(&[
        "85400000127;1000000021;Excel;Formeel;03/28/2025;04/05/2025;1.250;uren;gevolgd;ja",
        "85400000127;1000000021;Excel;Formeel;45726;45727;7,5;uren;gevolgd;misschien",
        "85400000127;1000000021;Excel;Formeel;31/02/2025;01/03/2025;7,5;uren;gevolgd;ja",
    ]);
    assert_eq!(codes(&table, 2), ["date.nonexistent", "date.ambiguous"]);
    assert_eq!(codes(&table, 0), ["date.ambiguous", "number.ambiguous"]);
    assert_eq!(
        codes(&table, 1),
        ["date.serial", "date.serial", "member.not_boolean"]
    );
    let view = table.row(1);
    let start = view
        .cells
        .iter()
        .find(|cell| cell.path == Field::StartDate.path())
        .unwrap();
    assert_eq!(start.findings[0].suggestion.as_deref(), Some("2025-03-10"));
}

#[test]
fn a_unit_behind_the_number_may_not_contradict_the_unit_of_the_row() {
    let table = table(&[
        "85400000127;1000000021;Excel;Formeel;10/03/2025;11/03/2025;7,5 u;;gevolgd;ja",
        "85400000127;1000000021;Word;Formeel;12/03/2025;13/03/2025;1 dag;uren;gevolgd;ja",
    ]);
    assert_eq!(codes(&table, 0), [""; 0]);
    assert_eq!(table.draft(0)["training"]["duration"]["unit"], "hours");
    assert_eq!(codes(&table, 1), ["duration.not_a_number"]);
}

#[test]
fn all_suggestions_of_a_rule_are_followed_at_once_and_taken_back_at_once() {
    let dotted = GOOD.replace("85400000127", "85.40.00-001.27");
    let other = GOOD.replace("85400000127", "904000003-33");
    let mut table = table(&[&dotted, GOOD, &other]);
    let before = table.summary();
    let formatted = before
        .by_rule
        .iter()
        .find(|one| one.rule == "ssin.formatted")
        .unwrap();
    assert_eq!((formatted.count, formatted.fixable), (2, 2));

    let mut fixing = table.begin_fixing("ssin.formatted");
    while table.fix_rows(&mut fixing, 2).unwrap().is_some() {}
    assert_eq!(table.draft(0)["worker"]["ssin"], "85400000127");
    assert_eq!(table.draft(2)["worker"]["ssin"], "90400000333");
    // Now rows 0 and 1 are the same registration, which only the set can tell.
    assert_eq!(codes(&table, 1), ["set.duplicate"]);
    assert_eq!(table.summary().undoable, 1);

    table.undo().unwrap();
    assert_eq!(table.summary(), before);
    assert_eq!(table.cell(0, 0), "85.40.00-001.27");
}

#[test]
fn fixing_that_is_given_up_leaves_what_was() {
    let dotted = GOOD.replace("85400000127", "85.40.00-001.27");
    let mut table = table(&[&dotted, &dotted]);
    let before = table.summary();
    let mut fixing = table.begin_fixing("ssin.formatted");
    assert!(table.fix_rows(&mut fixing, 1).unwrap().is_some());
    table.cancel_fixing(&fixing).unwrap();
    assert_eq!(table.summary(), before);
    assert_eq!(table.cell(0, 0), "85.40.00-001.27");
}

#[test]
fn days_in_the_wrong_order_are_exchanged() {
    let mut table =
        table(&["85400000127;1000000021;Excel;Formeel;11/03/2025;10/03/2025;7,5;uren;gevolgd;ja"]);
    assert_eq!(codes(&table, 0), ["period.order"]);
    table.fix(0, Some("period.order")).unwrap();
    assert_eq!(codes(&table, 0), [""; 0]);
    assert_eq!((table.cell(0, 4), table.cell(0, 5)), ("10/03/2025", "11/03/2025"));
    table.undo().unwrap();
    assert_eq!(codes(&table, 0), ["period.order"]);
}

#[test]
fn a_field_without_a_column_can_be_edited() {
    let mut table = table(&[GOOD]);
    table.edit(0, Field::JointCommittee, "200").unwrap();
    assert_eq!(table.draft(0)["jointCommittee"], "200");
    table.edit(0, Field::Ssin, "1").unwrap();
    assert!(!table.is_ready(0));
    assert_eq!(codes(&table, 0), ["ssin.pattern"]);
    table.undo().unwrap();
    table.undo().unwrap();
    assert!(table.is_ready(0));
    assert_eq!(table.draft(0).get("jointCommittee"), None);
}

#[test]
fn removed_rows_are_neither_counted_nor_held_against_others() {
    let mut table = table(&[GOOD, GOOD, "x"]);
    assert_eq!(table.summary().ready, 1);
    table.remove(&[1, 2]);
    let summary = table.summary();
    assert_eq!(
        (summary.rows, summary.ready, summary.removed, summary.undoable),
        (1, 1, 2, 1)
    );
    assert_eq!(table.drafts(0, 10).len(), 1);
    table.undo().unwrap();
    assert_eq!(table.summary().rows, 3);
}

#[test]
fn defaults_and_other_fields_fill_what_a_row_lacks() {
    let text =
        "INSZ;Opleiding;Aard;Van;Duur;Status;Telt mee\n85400000127;Excel;Formeel;10/03/2025;7,5;gevolgd;\n";
    let mut table = open(text.as_bytes(), Kind::TrainingRegistration).unwrap();
    assert!(!table.is_ready(0));
    let mut mapping = guessed(&table);
    mapping
        .defaults
        .insert("employer.enterpriseNumber".to_owned(), "1000000021".to_owned());
    mapping
        .defaults
        .insert("training.duration.unit".to_owned(), "hours".to_owned());
    mapping
        .defaults
        .insert("training.countsForTrainingRight".to_owned(), "nee".to_owned());
    mapping.same_as.insert(
        "training.period.endDate".to_owned(),
        "training.period.startDate".to_owned(),
    );
    check(&mut table, &mapping);
    assert_eq!(codes(&table, 0), [""; 0]);
    let training = &table.draft(0)["training"];
    assert_eq!(training["period"]["endDate"], "2025-03-10");
    assert_eq!(training["countsForTrainingRight"], false);
}

#[test]
fn pages_have_the_rows_that_were_asked_for() {
    let wrong = GOOD.replace("85400000127", "1");
    let rows: Vec<&str> = (0..10)
        .map(|row| if row % 3 == 0 { wrong.as_str() } else { GOOD })
        .collect();
    let table = table(&rows);
    let filter = |text: &str| serde_json::from_str::<Filter>(text).unwrap();
    let rule = table.page(&filter(r#"{"from":1,"count":2,"rule":"ssin.pattern"}"#));
    assert_eq!(
        (rule.0, rule.1.iter().map(|row| row.row).collect::<Vec<_>>()),
        (4, vec![3, 6])
    );
    let errors = table.page(&filter(r#"{"from":0,"count":2,"only":"errors"}"#));
    // Four for themselves; of the six that are the same, all but the first.
    assert_eq!((errors.0, errors.1.len()), (9, 2));
    let duplicates = table.page(&filter(
        r#"{"from":0,"count":9,"only":null,"rule":"set.duplicate"}"#,
    ));
    assert_eq!(duplicates.0, 5);
}

#[test]
fn rights_are_read_too() {
    let text = "INSZ;KBO;Jaar;Soort recht;Aantal dagen;PC\n85400000127;1000000021;2025;wettelijk;5;200\n";
    let table = open(text.as_bytes(), Kind::TrainingRight).unwrap();
    assert_eq!(codes(&table, 0), [""; 0]);
    let draft = table.draft(0);
    assert_eq!((&draft["year"], &draft["kind"]), (&2025.into(), &"legal".into()));
    assert_eq!(draft["amount"], serde_json::json!({ "value": 5, "unit": "days" }));
}

#[test]
fn json_of_the_wire_is_read_by_its_members() {
    let text = r#"{"items":[{"employer":{"enterpriseNumber":"1000000021"},"worker":{"ssin":"85400000127"},"training":{
        "name":"Excel","nature":"formal","period":{"startDate":"2025-03-10","endDate":"2025-03-11"},
        "duration":{"value":1.125,"unit":"hours"},"status":"followed","countsForTrainingRight":true},"surprise":1}]}"#;
    let table = open(text.as_bytes(), Kind::TrainingRegistration).unwrap();
    assert_eq!(codes(&table, 0), [""; 0]);
    assert_eq!(table.draft(0)["training"]["duration"]["value"], 1.125);
}
