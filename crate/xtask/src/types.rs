//! TypeScript declarations of the data that crosses the boundary, derived from the Rust types.

use fla_core::{
    account, assertion, declaration, diagnosis, environment, identity, problem, receipt, submission, token,
};
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
        assertion::Claims,
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
