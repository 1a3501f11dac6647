use super::*;
use crate::environment::EnvironmentKind;
use crate::http::Response;
use crate::time::UnixTime;
use crate::token;
use proptest::prelude::*;
use time::Month;

const BASE: &str = "https://fla-demo.invalid/REST/federalLearningAccount/v1";

fn today() -> Date {
    Date::from_calendar_date(2026, Month::November, 22).unwrap()
}

fn environment() -> Environment {
    Environment::new(EnvironmentKind::Demo, None, BASE).unwrap()
}

fn token() -> Token {
    let answer = Response {
        status: 200,
        headers: Vec::new(),
        body: br#"{"access_token":"secret-token","token_type":"Bearer"}"#.to_vec(),
    };
    token::read(&answer, None, UnixTime(0)).unwrap()
}

fn query(asked: Value) -> Result<Query> {
    Query::new(&serde_json::from_value(asked).unwrap(), today())
}

/// The body, and the fault by its path when there is none.
fn body(asked: Value) -> Result<Value, String> {
    let query = query(asked).map_err(|error| {
        assert_eq!(error.code(), Code::ConsultationQuery);
        error.params()[0].1.clone()
    })?;
    let request = query.first(&environment(), &token()).unwrap();
    Ok(serde_json::from_slice(&request.body.unwrap()).unwrap())
}

#[test]
fn registrations_are_asked_for_by_all_their_criteria_in_the_body() {
    assert_eq!(
        body(json!({
            "kind": "trainingRegistration", "employer": "0000000196", "worker": "80400000119",
            "period": { "startDate": "2024-01-01", "endDate": "2024-06-30" }, "status": "followed",
        })),
        Ok(json!({
            "employer": { "enterpriseNumber": "0000000196" }, "worker": { "ssin": "80400000119" },
            "period": { "startDate": "2024-01-01", "endDate": "2024-06-30" }, "status": "followed",
        }))
    );
}

#[test]
fn the_year_of_registrations_is_a_period() {
    assert_eq!(
        body(json!({ "kind": "trainingRegistration", "employer": "0000000196", "year": 2025 })),
        Ok(json!({
            "employer": { "enterpriseNumber": "0000000196" },
            "period": { "startDate": "2025-01-01", "endDate": "2025-12-31" },
        }))
    );
}

#[test]
fn rights_and_credits_are_asked_for_by_year() {
    for (kind, path) in [
        ("trainingRight", "/trainingRights/query"),
        ("trainingCredit", "/trainingCredits/query"),
    ] {
        let asked = json!({ "kind": kind, "employer": "0000000196", "year": 2024, "pageSize": 10 });
        let request = query(asked).unwrap().first(&environment(), &token()).unwrap();
        assert_eq!(request.method, Method::Post);
        assert_eq!(request.url, format!("{BASE}{path}?pageSize=10"));
        let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
        assert_eq!(
            body,
            json!({ "employer": { "enterpriseNumber": "0000000196" }, "year": 2024 })
        );
    }
}

#[test]
fn criteria_that_are_not_in_order_are_named() {
    let registration = |name: &str, value: Value| {
        let mut asked = json!({ "kind": "trainingRegistration", "employer": "0000000196" });
        asked[name] = value;
        body(asked)
    };
    let credit = |name: &str, value: Value| {
        let mut asked = json!({ "kind": "trainingCredit", "employer": "0000000196", "year": 2024 });
        asked[name] = value;
        body(asked)
    };
    for (path, judged) in [
        ("employer", registration("employer", json!("0000000197"))),
        ("employer", registration("employer", json!("0000.000.196"))),
        ("worker", registration("worker", json!("80400000118"))),
        ("worker", registration("worker", json!("x"))),
        ("status", registration("status", json!(""))),
        ("status", registration("status", json!("a\nb"))),
        ("status", registration("status", json!("x".repeat(61)))),
        ("year", registration("year", json!(0))),
        ("year", registration("year", json!(10000))),
        ("pageSize", registration("pageSize", json!(0))),
        ("pageSize", registration("pageSize", json!(101))),
        (
            "period",
            registration(
                "period",
                json!({ "startDate": "2024-02-30", "endDate": "2024-03-01" }),
            ),
        ),
        (
            "period",
            registration(
                "period",
                json!({ "startDate": "2024-03-02", "endDate": "2024-03-01" }),
            ),
        ),
        ("status", credit("status", json!("followed"))),
        (
            "period",
            credit(
                "period",
                json!({ "startDate": "2024-03-01", "endDate": "2024-03-01" }),
            ),
        ),
        (
            "year",
            body(json!({ "kind": "trainingRight", "employer": "0000000196" })),
        ),
        (
            "year",
            body(json!({
                "kind": "trainingRegistration", "employer": "0000000196", "year": 2024,
                "period": { "startDate": "2024-03-01", "endDate": "2024-03-01" },
            })),
        ),
    ] {
        assert_eq!(judged, Err(path.to_owned()), "{path}");
    }
}

#[test]
fn a_next_page_is_asked_for_with_the_same_body() {
    let asked = json!({ "kind": "trainingRegistration", "employer": "0000000196", "worker": "80400000119" });
    let query = query(asked).unwrap();
    let first = query.first(&environment(), &token()).unwrap();
    let url = format!("{BASE}/trainingRegistrations/query?cursor=abc");
    let next = query.next(&environment(), &token(), &url).unwrap();
    assert_eq!(
        (next.method, &next.url, &next.body),
        (Method::Post, &url, &first.body)
    );
    assert_eq!(next.headers, first.headers);
}

#[test]
fn the_token_goes_to_no_address_that_an_answer_made_up() {
    let query = query(json!({ "kind": "trainingRegistration", "employer": "0000000196" })).unwrap();
    for (url, told) in [
        ("https://example.org/x?ssin=80400000119", "https://example.org/x"),
        (
            "https://fla-demo.invalid/REST/federalLearningAccount/v1/../x",
            "https://fla-demo.invalid/REST/federalLearningAccount/v1/../x",
        ),
    ] {
        let error = query.next(&environment(), &token(), url).unwrap_err();
        assert_eq!(error.code(), Code::ConsultationNext, "{url}");
        assert_eq!(error.params(), [("url", told.to_owned())]);
    }
    let long = format!(
        "{BASE}/trainingRegistrations/query?cursor={}",
        "x".repeat(MAX_ADDRESS)
    );
    assert!(query.next(&environment(), &token(), &long).is_err());
}

proptest! {
    #[test]
    fn no_address_ever_holds_a_national_number(serial in 1u64..998, year in 0u64..100, size in 1u16..101) {
        // A BIS number of month 40 and day 00, which nobody has.
        let base = year * 10_000_000 + 4_000_000 + serial;
        let ssin = format!("{:011}", base * 100 + (97 - base % 97));
        let asked = json!({
            "kind": "trainingRegistration", "employer": "0000000196", "worker": ssin, "pageSize": size,
        });
        let request = query(asked).unwrap().first(&environment(), &token()).unwrap();
        prop_assert!(!request.url.contains(&ssin));
        prop_assert!(String::from_utf8(request.body.unwrap()).unwrap().contains(&ssin));
        let in_header = request.headers.iter().any(|(_, value)| value.contains(&ssin));
        prop_assert!(!in_header);
    }
}
