#![expect(
    clippy::needless_pass_by_value,
    reason = "bodies are written in place, as text or as JSON"
)]

use super::*;

const NOW: UnixTime = UnixTime(1_717_400_000);

fn answer(status: u16, media_type: &str, body: impl ToString) -> Response {
    Response {
        status,
        headers: vec![("content-type".into(), media_type.into())],
        body: body.to_string().into_bytes(),
    }
}

fn problem(status: u16, body: impl ToString) -> Problem {
    read(&answer(status, "application/problem+json", body), NOW)
}

/// An example of the contract.
fn example(name: &str) -> Value {
    let path = format!("{}/contract/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["value"].take()
}

#[test]
fn every_problem_of_the_contract_has_its_own_code() {
    for (name, code) in [
        ("bad-request", ProblemCode::BadRequest),
        ("invalid-params", ProblemCode::BadRequest),
        ("no-access-token", ProblemCode::NoAccessToken),
        ("invalid-access-token", ProblemCode::InvalidAccessToken),
        ("expired-access-token", ProblemCode::ExpiredAccessToken),
        ("missing-scope", ProblemCode::MissingScope),
        ("missing-permission", ProblemCode::MissingPermission),
        ("resource-not-found", ProblemCode::ResourceNotFound),
        ("duplicate", ProblemCode::Duplicate),
        ("too-many-requests", ProblemCode::TooManyRequests),
        ("service-unavailable", ProblemCode::ServiceUnavailable),
    ] {
        let body = example(&format!("problem-{name}"));
        let status = u16::try_from(body["status"].as_u64().unwrap()).unwrap();
        let read = problem(status, &body);
        assert_eq!(read.code, code.as_str(), "{name}");
        assert_eq!(read.kind.as_deref(), body["type"].as_str(), "{name}");
        assert_eq!(read.detail.as_deref(), body["detail"].as_str(), "{name}");
        assert_eq!(read.status, status);
    }
}

#[test]
fn every_type_of_the_belgif_registry_is_known() {
    for name in [
        "badRequest",
        "noAccessToken",
        "invalidAccessToken",
        "expiredAccessToken",
        "missingScope",
        "missingPermission",
        "resourceNotFound",
        "payloadTooLarge",
        "tooManyRequests",
        "tooManyFailedRequests",
        "internalServerError",
        "badGateway",
        "serviceUnavailable",
    ] {
        let code = ProblemCode::of_type(&format!("urn:problem-type:belgif:{name}")).unwrap();
        let snake = name.chars().flat_map(|c| {
            c.is_ascii_uppercase()
                .then_some('_')
                .into_iter()
                .chain([c.to_ascii_lowercase()])
        });
        assert_eq!(code.as_str(), format!("problem.{}", snake.collect::<String>()));
    }
    assert_eq!(ProblemCode::of_type("urn:problem-type:cbss:badRequest"), None);
    assert_eq!(ProblemCode::of_type("badRequest"), None);
}

#[test]
fn issues_point_at_the_fields_of_the_record() {
    let read = problem(400, example("problem-bad-request"));
    let paths: Vec<_> = read
        .issues
        .iter()
        .map(|issue| issue.path.as_deref().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "worker.ssin",
            "training.period.startDate",
            "training.period.endDate"
        ]
    );
    let old = problem(400, example("problem-invalid-params"));
    assert_eq!(old.issues[0].path.as_deref(), Some("worker.ssin"));
    assert_eq!(
        old.issues[0].detail.as_deref(),
        Some("SSIN 80400000118 is invalid")
    );
    assert_eq!(
        problem(404, example("problem-resource-not-found")).issues[0].path,
        None
    );
}

#[test]
fn a_field_is_found_whatever_way_it_is_named() {
    for name in [
        "worker.ssin",
        "items[0].worker.ssin",
        "$.worker.ssin",
        "$.items[12].worker.ssin",
        "/worker/ssin",
        "/items/0/worker/ssin",
        "body.worker.ssin",
        "[3].worker.ssin",
    ] {
        let body = serde_json::json!({ "issues": [{ "in": "body", "name": name }] });
        assert_eq!(
            problem(400, body).issues[0].path.as_deref(),
            Some("worker.ssin"),
            "{name}"
        );
    }
    for name in ["", "$", "items[0]", "body"] {
        let body = serde_json::json!({ "issues": [{ "name": name }] });
        assert_eq!(problem(400, body).issues[0].path, None, "{name}");
    }
}

#[test]
fn the_older_status_message_is_understood() {
    let read = read(&answer(400, "application/json", example("status-message")), NOW);
    assert_eq!(read.code, "problem.bad_request");
    assert_eq!(read.title.as_deref(), Some("INVALID_BODY"));
    assert_eq!(read.detail.as_deref(), Some("The body could not be read"));
    assert_eq!(
        read.instance.as_deref(),
        Some("d9e35127-e9b1-4201-a211-2b52e52508df")
    );
}

#[test]
fn a_bare_list_of_wrong_parts_is_understood() {
    let body = r#"[{"name":"worker.ssin","message":"wrong"},"x",7]"#;
    let read = problem(400, body);
    assert_eq!(read.issues.len(), 1);
    assert_eq!(read.issues[0].detail.as_deref(), Some("wrong"));
}

#[test]
fn without_a_known_type_the_status_speaks() {
    for (status, code) in [
        (400, "problem.bad_request"),
        (401, "problem.unauthorized"),
        (403, "problem.forbidden"),
        (404, "problem.resource_not_found"),
        (405, "problem.not_supported"),
        (409, "problem.duplicate"),
        (410, "problem.gone"),
        (413, "problem.payload_too_large"),
        (415, "problem.not_supported"),
        (418, "problem.other"),
        (422, "problem.bad_request"),
        (429, "problem.too_many_requests"),
        (503, "problem.service_unavailable"),
    ] {
        assert_eq!(problem(status, "").code, code);
        assert_eq!(problem(status, r#"{"type":"about:blank"}"#).code, code);
        assert_eq!(problem(status, r#"{"type":7,"issues":{},"title":[]}"#).code, code);
    }
}

#[test]
fn a_web_page_is_told_from_an_answer_of_the_api() {
    let page = answer(403, "text/html; charset=utf-8", "<h1>Blocked</h1>");
    assert_eq!(read(&page, NOW).code, "problem.web_page");
}

#[test]
fn the_time_to_wait_is_taken_from_the_header_or_the_body() {
    assert_eq!(
        problem(429, example("problem-too-many-requests")).retry_after,
        Some(2)
    );
    let moment = r#"{"retryAfter":"2024-06-03T09:33:50+02:00"}"#;
    assert_eq!(problem(503, moment).retry_after, Some(30));
    assert_eq!(problem(503, r#"{"retryAfter":"soon"}"#).retry_after, None);
    let mut both = answer(429, "application/problem+json", r#"{"retryAfterSec":9}"#);
    both.headers.push(("Retry-After".into(), "4".into()));
    assert_eq!(read(&both, NOW).retry_after, Some(4));
}

#[test]
fn what_the_token_lacks_is_listed() {
    let read = problem(403, example("problem-missing-scope"));
    assert_eq!(
        read.required_scopes,
        ["scope:sigedis:gestion:careerpro-federal-learning-account:employer"]
    );
}

#[test]
fn a_flood_of_text_is_cut() {
    let long = "é\u{7}".repeat(10_000);
    let issues: Vec<_> = (0..1_000)
        .map(|_| serde_json::json!({ "name": long, "detail": long }))
        .collect();
    let body = serde_json::json!({ "title": long, "detail": long, "issues": issues });
    let read = problem(400, body);
    assert_eq!(read.issues.len(), MAX_ISSUES);
    let texts = [
        &read.title,
        &read.detail,
        &read.issues[0].path,
        &read.issues[0].detail,
    ];
    for text in texts.into_iter().flatten() {
        assert_eq!(text.chars().count(), 500);
        assert!(!text.contains('\u{7}'));
    }
}

#[test]
fn every_code_is_unique_and_well_formed() {
    let texts: std::collections::HashSet<_> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(texts.len(), ProblemCode::ALL.len());
    for text in texts {
        let cause = text.strip_prefix("problem.").unwrap();
        assert!(
            cause.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{text}"
        );
    }
}
