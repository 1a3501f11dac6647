use super::*;
use crate::environment::EnvironmentKind;

const NOW: UnixTime = UnixTime(1_795_364_400);
const SCOPE: &str = Role::Employer.scope();

fn answer(status: u16, media_type: &str, body: &str) -> Response {
    let headers = vec![("Content-Type".into(), media_type.into())];
    Response {
        status,
        headers,
        body: body.as_bytes().to_vec(),
    }
}

fn json(status: u16, body: &str) -> Response {
    answer(status, "application/json", body)
}

fn granted(scope: &str) -> Response {
    json(
        200,
        &format!(r#"{{"access_token":"t0k3n","token_type":"Bearer","expires_in":600,"scope":"{scope}"}}"#),
    )
}

fn code(response: &Response) -> Code {
    read(response, Some(SCOPE), NOW).unwrap_err().code()
}

#[test]
fn the_request_is_the_form_the_guide_describes_and_nothing_else_authenticates() {
    let base = "https://services.socialsecurity.be/REST/example/v1";
    let environment = Environment::new(EnvironmentKind::Production, None, base).unwrap();
    let request = request(&environment, &Secret::new(b"aa.bb.cc".to_vec()), Some(SCOPE));
    assert_eq!(
        request.url,
        "https://services.socialsecurity.be/REST/oauth/v5/token"
    );
    assert!(request.headers.iter().all(|(name, _)| *name != "authorization"));
    let body = String::from_utf8(request.body.unwrap()).unwrap();
    assert_eq!(
        body,
        "grant_type=client_credentials\
         &scope=scope%3Asigedis%3Agestion%3Acareerpro-federal-learning-account%3Aemployer\
         &client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer\
         &client_assertion=aa.bb.cc"
    );
}

#[test]
fn a_granted_token_is_read_and_never_printed() {
    let token = read(&granted(SCOPE), Some(SCOPE), NOW).unwrap();
    assert_eq!(token.expires_at, NOW.plus(600));
    assert_eq!(token.authorization(), "Bearer t0k3n");
    assert!(!format!("{token:?}").contains("t0k3n"));
}

#[test]
fn a_token_is_renewed_before_it_ends() {
    let token = read(&granted(SCOPE), Some(SCOPE), NOW).unwrap();
    assert!(token.is_fresh(NOW.plus(569)));
    assert!(!token.is_fresh(NOW.plus(570)));
}

#[test]
fn expires_in_may_be_a_string_or_missing_and_is_bounded() {
    for (member, seconds) in [
        (r#","expires_in":"900""#, 900),
        ("", 300),
        (r#","expires_in":99999999"#, 86_400),
        (r#","expires_in":"soon""#, 300),
        (r#","expires_in":-5"#, 300),
    ] {
        let body = format!(r#"{{"access_token":"t","token_type":"bearer","extra":[1]{member}}}"#);
        assert_eq!(
            read(&json(200, &body), None, NOW).unwrap().expires_at,
            NOW.plus(seconds),
            "{member}"
        );
    }
}

#[test]
fn a_success_without_the_scope_asked_for_is_an_error() {
    assert_eq!(code(&granted("scope:other")), Code::TokenScopeMissing);
    assert_eq!(
        code(&json(200, r#"{"access_token":"t","token_type":"Bearer"}"#)),
        Code::TokenScopeMissing
    );
    let wider = format!("scope:other {SCOPE}");
    assert!(read(&granted(&wider), Some(SCOPE), NOW).is_ok());
    assert!(read(&granted("scope:other"), None, NOW).is_ok());
}

#[test]
fn a_token_of_another_kind_is_not_used() {
    assert_eq!(
        code(&json(200, r#"{"access_token":"t","token_type":"DPoP"}"#)),
        Code::TokenType
    );
}

#[test]
fn every_oauth_error_has_its_code() {
    for (error, expected) in [
        ("invalid_client", Code::TokenInvalidClient),
        ("invalid_grant", Code::TokenInvalidGrant),
        ("invalid_request", Code::TokenInvalidRequest),
        ("invalid_scope", Code::TokenInvalidScope),
        ("unauthorized_client", Code::TokenUnauthorizedClient),
        ("unsupported_grant_type", Code::TokenUnsupportedGrantType),
        ("something_new", Code::TokenUnknownError),
    ] {
        assert_eq!(code(&json(400, &format!(r#"{{"error":"{error}"}}"#))), expected);
        assert_eq!(code(&json(401, &format!(r#"{{"error":"{error}"}}"#))), expected);
    }
}

#[test]
fn a_web_page_is_told_from_an_answer() {
    for response in [
        answer(200, "text/html", "<html>Log in</html>"),
        answer(403, "text/html", "<html>Blocked</html>"),
        json(200, ""),
        json(200, "[]"),
        json(200, "{}"),
        json(404, r#"{"message":"no"}"#),
        json(302, ""),
        json(200, r#"{"access_token":"a\nb","token_type":"Bearer"}"#),
    ] {
        assert_eq!(code(&response), Code::TokenNotOauth, "{response:?}");
    }
}

#[test]
fn a_busy_server_says_how_long_to_wait() {
    let mut busy = answer(503, "text/html", "");
    busy.headers.push(("Retry-After".into(), "7".into()));
    let error = read(&busy, None, NOW).unwrap_err();
    assert_eq!(error.code(), Code::TokenUnavailable);
    assert!(error.params().contains(&("retry_after", "7".into())));
    assert_eq!(code(&json(429, "")), Code::TokenRateLimited);
    assert_eq!(code(&json(500, "")), Code::TokenUnavailable);
}

#[test]
fn text_from_the_server_is_shortened_before_it_is_shown() {
    let long = "x".repeat(10_000);
    let error = read(&json(400, &format!(r#"{{"error":"{long}"}}"#)), None, NOW).unwrap_err();
    assert!(error.params().iter().all(|(_, value)| value.len() <= 200));
}

#[test]
fn only_a_refusal_of_the_token_itself_is_worth_a_new_one() {
    let problem = |status, kind: &str| {
        let body = format!(r#"{{"type":"urn:problem-type:belgif:{kind}","status":{status}}}"#);
        answer(status, "application/problem+json", &body)
    };
    for kind in ["expiredAccessToken", "invalidAccessToken"] {
        assert!(is_refused(&problem(401, kind), NOW), "{kind}");
    }
    let mut challenged = answer(401, "text/plain", "");
    challenged.headers.push((
        "WWW-Authenticate".into(),
        "Bearer realm=\"x\", error=\"invalid_token\"".into(),
    ));
    assert!(is_refused(&challenged, NOW));
    for other in [
        problem(401, "noAccessToken"),
        problem(403, "missingScope"),
        problem(403, "expiredAccessToken"),
        problem(400, "badRequest"),
        answer(401, "text/html", "<html>"),
    ] {
        assert!(!is_refused(&other, NOW), "{other:?}");
    }
}
