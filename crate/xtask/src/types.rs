//! TypeScript declarations of the data that crosses the boundary, derived from the Rust types, and the core's
//! constants as TypeScript.

use fla_core::environment::{
    DEMO_ORIGIN, Environment, EnvironmentKind, MODELLED_API_PATH, OFFICIAL_DOMAIN, TOKEN_PATH,
};
use fla_core::http::{Request, Response};
use fla_core::secret::Secret;
use fla_core::time::UnixTime;
use fla_core::token::Role;
use fla_core::{
    account, assertion, consultation, customer, declaration, diagnosis, environment, identity, problem,
    receipt, submission, token, trace,
};
use serde_json::{Value, json};
use ts_rs::{Config, TS};

/// `core.d.ts`.
pub fn declarations() -> String {
    let config = Config::new();
    let mut text = String::from("// Derived from the Rust types by `cargo xtask build`.\n");
    macro_rules! declare {
        ($($module:ident::$name:ident,)+) => {
            $(text.push_str(&format!("\nexport {}\n", <$module::$name as TS>::decl(&config)));)+
        };
    }
    declare! {
        account::Account,
        account::AccountReview,
        account::Addresses,
        account::ClientIdCheck,
        account::ClientIdRemark,
        account::ClientIdRepair,
        account::Fault,
        assertion::Claims,
        consultation::ConsultQuery,
        consultation::QueryPeriod,
        consultation::RegisterKind,
        customer::Customer,
        customer::CustomerReport,
        customer::RefusedRow,
        declaration::CheckReport,
        declaration::Finding,
        declaration::Kind,
        declaration::Param,
        declaration::Severity,
        declaration::TrainingRegistration,
        declaration::TrainingRegistrationDraft,
        declaration::TrainingRight,
        declaration::TrainingRightDraft,
        diagnosis::DiagnosisReport,
        diagnosis::Step,
        diagnosis::Verdict,
        environment::EnvironmentKind,
        identity::CertificateView,
        identity::ExportKind,
        identity::ExportedFile,
        identity::IdentityView,
        identity::KeyFileView,
        identity::OpeningStep,
        identity::Unusable,
        problem::Issue,
        problem::Problem,
        receipt::Receipt,
        submission::Anomaly,
        submission::Outcome,
        submission::Preparation,
        submission::UnknownReason,
        submission::UnsaidReason,
        submission::Verification,
        token::Connection,
        token::Role,
        trace::Asserted,
        trace::SessionRecord,
        trace::TracedRequest,
    }
    text
}

/// `known.ts`: what the core knows without being asked, so that the panel can show it before the core is there, and
/// need not say it a second time.
pub fn constants() -> String {
    let mut environments = serde_json::Map::new();
    for kind in EnvironmentKind::ALL {
        if let Value::String(name) = json!(kind) {
            environments.insert(name, json!({ "tokenEndpoint": kind.token_endpoint() }));
        }
    }
    let known = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "tokenRequest": token_request().map(written),
        "apiRequest": api_request().map(written),
        "assertion": { "header": assertion::HEADER, "lifetime": assertion::DEFAULT_LIFETIME },

        "environments": environments,
        "officialDomain": OFFICIAL_DOMAIN,
        "tokenPath": TOKEN_PATH,
        "modelledApiPath": MODELLED_API_PATH,
        "scopes": {
            "employer": Role::Employer.scope(),
            "representative": Role::Representative.scope(),
        },
        "clientIdExample": account::EXAMPLE,
        "calendarSources": declaration::CALENDAR_SOURCES.iter().map(|(name, url)| json!({ "name": name, "url": url })).collect::<Vec<_>>(),
        "maxPageSize": consultation::MAX_PAGE_SIZE,
    });
    format!(
        "// Taken from the Rust constants by `cargo xtask build`.\nexport const KNOWN = {known:#} as const;\n"
    )
}

/// A token request as the core builds it, with words where an account's own values go.
fn token_request() -> Option<Request> {
    let assertion = Secret::new(b"ASSERTION".to_vec());
    Some(token::request(&demo()?, &assertion, Some("SCOPE")))
}

/// A request to the API as the core builds it, with a word where the token goes and a fictitious employer.
fn api_request() -> Option<Request> {
    let answer = Response {
        status: 200,
        headers: Vec::new(),
        body: br#"{"access_token":"TOKEN","token_type":"Bearer"}"#.to_vec(),
    };
    let token = token::read(&answer, None, UnixTime(0)).ok()?;
    diagnosis::probe(&demo()?, &token, "1000000120").ok()
}

fn demo() -> Option<Environment> {
    Environment::new(
        EnvironmentKind::Demo,
        None,
        &format!("{DEMO_ORIGIN}{MODELLED_API_PATH}"),
    )
    .ok()
}

/// A request of the demo, its address without the base.
fn written(request: Request) -> Value {
    let path = request.url.replacen(DEMO_ORIGIN, "", 1);
    json!({
        "method": request.method.as_str(),
        "path": path.strip_prefix(MODELLED_API_PATH).unwrap_or(&path),
        "headers": request.headers,
        "body": String::from_utf8_lossy(&request.body.unwrap_or_default()),
    })
}
