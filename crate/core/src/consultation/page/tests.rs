use super::*;
use proptest::prelude::*;
use serde_json::json;

const ASKED: &str = "https://example.invalid/x?pageSize=2";

fn answer(status: u16, body: &[u8]) -> Response {
    Response {
        status,
        headers: vec![
            ("Content-Type".into(), "application/json".into()),
            ("belgov-trace-id".into(), "0a1b".into()),
        ],
        body: body.to_vec(),
    }
}

fn read(body: &Value) -> Page {
    Page::read(&answer(200, body.to_string().as_bytes()), ASKED, UnixTime(0)).unwrap()
}

#[test]
fn a_numbered_page_says_where_it_is() {
    let page = read(&json!({
        "items": [{ "id": "1" }, { "id": "2" }],
        "page": 1, "pageSize": 2, "total": 3, "next": "https://example.invalid/x?page=2",
    }));
    assert_eq!((page.count, page.total, page.page), (2, Some(3), Some(1)));
    assert_eq!(page.next.as_deref(), Some("https://example.invalid/x?page=2"));
    assert_eq!(page.trace_id.as_deref(), Some("0a1b"));
}

#[test]
fn a_page_by_cursor_has_nothing_but_its_next() {
    let page = read(&json!({ "items": [], "next": { "href": "https://example.invalid/x?cursor=a" } }));
    assert_eq!((page.count, page.total, page.page), (0, None, None));
    assert_eq!(page.next.as_deref(), Some("https://example.invalid/x?cursor=a"));
}

#[test]
fn a_relative_next_is_relative_to_what_was_asked() {
    for (next, address) in [
        ("?page=2", "https://example.invalid/x?page=2"),
        ("/y/query?page=2", "https://example.invalid/y/query?page=2"),
    ] {
        let page = read(&json!({ "items": [], "next": next }));
        assert_eq!(page.next.as_deref(), Some(address));
    }
}

#[test]
fn the_last_page_has_no_next() {
    for page in [
        json!({ "items": [] }),
        json!({ "items": [], "next": null }),
        json!({ "items": [], "next": "" }),
    ] {
        assert_eq!(read(&page).next, None);
    }
}

#[test]
fn a_next_that_is_no_address_does_not_pass_for_the_end() {
    for next in [json!(2), json!({ "url": "x" }), json!(["x"])] {
        assert!(
            read(&json!({ "items": [], "next": next })).next.is_some(),
            "{next}"
        );
    }
}

#[test]
fn the_total_of_an_older_service_is_read_and_a_strange_one_ignored() {
    assert_eq!(read(&json!({ "items": [], "totalItems": 7 })).total, Some(7));
    for total in [json!("7"), json!(-1), json!(1.5), json!(null)] {
        assert_eq!(
            read(&json!({ "items": [], "total": total })).total,
            None,
            "{total}"
        );
    }
}

#[test]
fn a_page_may_begin_with_the_mark_of_utf_8() {
    let body = "\u{feff}{\"items\":[{}]}";
    assert_eq!(
        Page::read(&answer(200, body.as_bytes()), ASKED, UnixTime(0))
            .unwrap()
            .count,
        1
    );
}

#[test]
fn what_is_no_page_is_said_to_be_none() {
    for (status, body) in [
        (200, &b"<!DOCTYPE html>"[..]),
        (200, b""),
        (200, b"[]"),
        (200, b"{}"),
        (200, br#"{"items":{}}"#),
        (200, br#"{"items":[]"#),
        (200, br#"{"items":[],"items":[{}]}"#),
        (200, b"{\"items\":[\"\xff\"]}"),
        (204, b""),
        (302, b""),
    ] {
        let error = Page::read(&answer(status, body), ASKED, UnixTime(0)).unwrap_err();
        assert_eq!(error.code(), Code::ConsultationNotUnderstood, "{status} {body:?}");
        assert!(error.params().contains(&("trace_id", "0a1b".into())));
    }
}

#[test]
fn a_refusal_says_what_it_comes_down_to_and_when_to_try_again() {
    let body = json!({
        "type": "urn:problem-type:belgif:serviceUnavailable", "status": 503, "title": "Service Unavailable",
        "retryAfterSec": 7,
    });
    let error = Page::read(&answer(503, body.to_string().as_bytes()), ASKED, UnixTime(0)).unwrap_err();
    assert_eq!(error.code(), Code::ConsultationRefused);
    for param in [
        ("status", "503"),
        ("problem", "problem.service_unavailable"),
        ("retry_after", "7"),
        ("trace_id", "0a1b"),
    ] {
        assert!(error.params().contains(&(param.0, param.1.into())), "{error}");
    }
}

proptest! {
    #[test]
    fn no_answer_makes_the_reader_fail_otherwise_than_by_its_two_codes(
        status in 100u16..600,
        body in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        if let Err(error) = Page::read(&answer(status, &body), ASKED, UnixTime(0)) {
            let known = [Code::ConsultationRefused, Code::ConsultationNotUnderstood];
            prop_assert!(known.contains(&error.code()));
        }
    }

    #[test]
    fn every_record_is_counted_whatever_it_holds(
        items in proptest::collection::vec(json_value(), 0..20),
        unknown in json_value(),
    ) {
        let page = read(&json!({ "unknown": unknown, "items": items, "later": [unknown] }));
        prop_assert_eq!(page.count, items.len());
        prop_assert_eq!(page.next, None);
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map("\\PC{0,8}", inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}
