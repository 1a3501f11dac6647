//! The rows of a file against items of the register.

use crate::support::open;
use fla_core::comparison::Verdict;
use fla_core::declaration::{Field, Kind};
use fla_table::compared::{Compared, ComparedFilter};
use fla_table::table::Table;
use serde_json::{Value, json, to_value};

const ROWS: &str = "INSZ;KBO;Opleiding;Aard;Van;Tot;Duur;Eenheid;Status;Telt mee
85400000127;1000000021;Excel;Formeel;10/03/2025;11/03/2025;7,5;uren;gevolgd;ja
85.40.00-001.27;BE 1000.000.021;EHBO;informeel;2025-04-01;1.4.25;1;dag;gepland;nee
85400000127;1000000021;Heftruck;Formeel;12/05/2024;12/05/2024;;uren;gevolgd;ja
";

fn table() -> Table {
    open(ROWS.as_bytes(), Kind::TrainingRegistration).unwrap()
}

fn item(id: &str, name: &str, day: &str, change: &Value) -> Value {
    let mut item = json!({
        "id": id, "ticket": {"unknown": true}, "source": "sigedis",
        "employer": {"enterpriseNumber": "1000000021"}, "worker": {"ssin": "85400000127"},
        "training": {
            "name": name, "nature": "informal", "period": {"startDate": day, "endDate": day},
            "duration": {"value": 1, "unit": "days"}, "status": "followed", "countsForTrainingRight": false,
        },
    });
    for (name, value) in change.as_object().unwrap() {
        item["training"][name] = value.clone();
    }
    item
}

fn compared(table: &Table, items: &[Value]) -> Compared {
    let mut compared = Compared::begin(table);
    while compared.add_rows(table, 2).is_some() {}
    compared.add_items(items);
    compared.finish();
    compared
}

#[test]
fn rows_are_compared_as_they_were_read_also_those_with_errors() {
    let table = table();
    let compared = compared(&table, &[item("x-1", "ehbo", "2025-04-01", &json!({}))]);
    assert_eq!(compared.employers(), ["1000000021"]);
    let (total, outcomes) = compared.page(&table, &filter(Some(Verdict::Different)));
    assert_eq!(total, 1);
    let outcome = to_value(&outcomes[0]).unwrap();
    assert_eq!(outcome["differences"], json!(["training.status"]));
    assert_eq!(
        (&outcome["own"][0]["row"], &outcome["own"][0]["line"]),
        (&json!(1), &json!(3))
    );
    assert_eq!(outcome["own"][0]["values"]["training.duration.unit"], "days");
    assert_eq!(outcome["registered"][0]["id"], "x-1");
    assert_eq!(outcome["registered"][0]["values"]["training.status"], "followed");
    let (missing, _) = compared.page(&table, &filter(Some(Verdict::Missing)));
    assert_eq!(missing, 2);
    assert_eq!(compared.rows_not_missing(), [1]);
}

#[test]
fn the_summary_counts_by_verdict_member_and_year() {
    let table = table();
    let items = [
        item("x-1", "EHBO", "2025-04-01", &json!({})),
        item("x-2", "Fire", "2023-02-02", &json!({})),
    ];
    let compared = compared(&table, &items);
    let summary = to_value(compared.summary()).unwrap();
    assert_eq!((&summary["rows"], &summary["registered"]), (&json!(3), &json!(2)));
    assert_eq!(summary["years"], json!(["2023", "2024", "2025"]));
    assert_eq!(
        summary["byMember"],
        json!([{"path": "training.status", "count": 1}])
    );
    let count = |verdict: &str| {
        let all = summary["byVerdict"].as_array().unwrap();
        all.iter().find(|one| one["verdict"] == verdict).unwrap()["count"].clone()
    };
    assert_eq!(
        (count("missing"), count("extra"), count("same")),
        (json!(2), json!(1), json!(0))
    );
    let of_year = ComparedFilter {
        year: Some("2024".to_owned()),
        ..filter(None)
    };
    assert_eq!(compared.page(&table, &of_year).0, 1);
    let of_member = ComparedFilter {
        member: Some("training.nature".to_owned()),
        ..filter(None)
    };
    assert_eq!(compared.page(&table, &of_member).0, 0);
}

#[test]
fn rows_that_were_removed_are_not_compared_and_corrections_are() {
    let mut table = table();
    table.remove(&[0]);
    table.edit(2, Field::DurationValue, "4").unwrap();
    let forklift = item(
        "x-3",
        "Heftruck",
        "2024-05-12",
        &json!({"nature": "formal", "duration": {"value": 4.0, "unit": "hours"}, "countsForTrainingRight": true}),
    );
    let compared = compared(&table, &[forklift]);
    assert_eq!(compared.page(&table, &filter(Some(Verdict::Same))).0, 1);
    assert_eq!(compared.page(&table, &filter(None)).0, 1);
}

#[test]
fn a_column_the_file_does_not_have_makes_no_difference_and_a_number_speaks_of_its_unit() {
    let table = table();
    let spoken = table.spoken();
    assert!(!spoken.contains(&Field::Source) && !spoken.contains(&Field::ProviderName));
    let bare = "INSZ;KBO;Opleiding;Van;Duur\n85400000127;1000000021;Excel;10/03/2025;1 dag\n";
    let bare = open(bare.as_bytes(), Kind::TrainingRegistration).unwrap();
    assert!(bare.spoken().contains(&Field::DurationUnit));
}

fn filter(only: Option<Verdict>) -> ComparedFilter {
    ComparedFilter {
        count: 10,
        only,
        ..ComparedFilter::default()
    }
}
