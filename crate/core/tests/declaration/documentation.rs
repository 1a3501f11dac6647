//! `docs/rules.md` is the table of the rules.

use fla_core::declaration::{Rule, Severity};
use std::fmt::Write;
use std::{env, fs};

const HEAD: &str = "\
# The rules

A declaration is held to these rules before it is sent. An *error* stops the sending, a *warning* does not: the server has
the last word. Codes are stable; a sentence for each is in `www/messages`. The names in brackets are values for that sentence.

What a rule rests on is said beside it. *Modelled* is ours: nothing public says how the real service does it
([`crate/core/contract/SOURCE.md`](../crate/core/contract/SOURCE.md)).

Codes that begin with `set.` are about records beside each other. None of them adds up hours by day, because a record does
not say on which day of its period its hours were: `set.hours_of_day` is broken when no distribution over the days fits.

This file is written by `WRITE_RULES=1 cargo test -p fla-core --test declaration documentation`, and a test holds it to the
table in `crate/core/src/declaration/rule.rs`.
";

fn table() -> String {
    let mut text = String::from(HEAD);
    let with = |severity| {
        Rule::ALL
            .iter()
            .filter(|rule| rule.severity() == severity)
            .count()
    };
    let (errors, warnings) = (with(Severity::Error), with(Severity::Warning));
    let all = Rule::ALL.len();
    writeln!(text, "\n{all} rules: {errors} errors, {warnings} warnings.\n").unwrap();
    text.push_str("| code | severity | what breaks it | rests on |\n| --- | --- | --- | --- |\n");
    for rule in Rule::ALL {
        let severity = match rule.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (code, reason, source) = (rule.code(), rule.reason(), rule.source());
        writeln!(text, "| `{code}` | {severity} | {reason} | {source} |").unwrap();
    }
    text
}

#[test]
fn the_documented_rules_are_the_rules() {
    let path = format!("{}/../../docs/rules.md", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("WRITE_RULES").is_some() {
        fs::write(&path, table()).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), table());
}
