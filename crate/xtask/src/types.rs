//! TypeScript declarations of the data that crosses the boundary, derived from the Rust types, and the core's
//! constants as TypeScript.

use fla_core::environment::{EnvironmentKind, MODELLED_API_PATH, OFFICIAL_DOMAIN, TOKEN_PATH};
use fla_core::token::Role;
use fla_core::{
    account, assertion, customer, declaration, diagnosis, environment, identity, problem, receipt,
    submission, token,
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
        customer::Customer,
        customer::CustomerReport,
        customer::RefusedRow,
        declaration::CheckReport,
        declaration::Finding,
        declaration::Param,
        declaration::Severity,
        declaration::TrainingRegistration,
        declaration::TrainingRegistrationDraft,
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
        submission::UnknownReason,
        token::Connection,
        token::Role,
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
        "environments": environments,
        "officialDomain": OFFICIAL_DOMAIN,
        "tokenPath": TOKEN_PATH,
        "modelledApiPath": MODELLED_API_PATH,
        "scopes": {
            "employer": Role::Employer.scope(),
            "representative": Role::Representative.scope(),
        },
        "clientIdExample": account::EXAMPLE,
    });
    format!(
        "// Taken from the Rust constants by `cargo xtask build`.\nexport const KNOWN = {known:#} as const;\n"
    )
}
