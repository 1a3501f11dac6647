//! A web service account as the user made it in `ChaMan`.

mod client_id;
mod review;

pub use client_id::{ClientIdCheck, ClientIdRemark, ClientIdRepair, EXAMPLE, check_client_id};
pub use review::{AccountReview, Addresses, Fault};

use crate::environment::{Environment, EnvironmentKind};
use crate::token::Role;
use crate::{Result, named};
use serde::Serialize;
use serde_json::Value;

/// What the panel needs to know of an account. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The `Client ID` ChaMan shows, usually `self_service_chaman_<sender>_<ten characters>`.
    pub client_id: String,
    /// In what quality the account was made.
    pub role: Role,
    /// The world the account is used in.
    pub environment: EnvironmentKind,
    /// Only for a server on this machine and for addresses of one's own; elsewhere the token endpoint is known.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub token_endpoint: Option<String>,
    /// The audience of the assertion, when it is not the token endpoint. For experts: the server refuses every
    /// other than the one it expects.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub audience: Option<String>,
    /// The base of the API, from the official Swagger file.
    pub api_base: String,
    /// Whether to name the scope in the token request. The portal's guide advises to leave it out unless one
    /// wants to narrow the access; the FLA guide names it.
    pub send_scope: bool,
}

impl Account {
    /// The members of an account in JSON.
    const MEMBERS: [&str; 7] = [
        "clientId",
        "role",
        "environment",
        "apiBase",
        "sendScope",
        "tokenEndpoint",
        "audience",
    ];

    /// Reads an account in JSON. `None` when a member is missing, of another kind, or unknown.
    pub fn from_json(value: &Value) -> Option<Self> {
        let members = value.as_object()?;
        let is_known = |name: &String| Self::MEMBERS.contains(&name.as_str());
        if !members.keys().all(is_known) {
            return None;
        }
        let text = |name| members.get(name).and_then(Value::as_str);
        let optional = |name| match members.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => Some(Some(value.as_str()?.to_owned())),
        };
        Some(Self {
            client_id: text("clientId")?.to_owned(),
            role: named(text("role")?)?,
            environment: named(text("environment")?)?,
            token_endpoint: optional("tokenEndpoint")?,
            audience: optional("audience")?,
            api_base: text("apiBase")?.to_owned(),
            send_scope: members.get("sendScope")?.as_bool()?,
        })
    }

    /// The addresses, checked; the audience too, when the account has one of its own.
    pub fn environment(&self) -> Result<Environment> {
        let environment = Environment::new(self.environment, self.token_endpoint.as_deref(), &self.api_base)?;
        if let Some(audience) = &self.audience {
            environment.check_audience(audience)?;
        }
        Ok(environment)
    }

    /// What the assertion is made for: the token endpoint byte for byte, unless the account says otherwise.
    pub fn audience<'a>(&'a self, environment: &'a Environment) -> &'a str {
        self.audience
            .as_deref()
            .unwrap_or_else(|| environment.token_endpoint())
    }

    /// The scope to ask for, when one is to be named.
    pub fn scope(&self) -> Option<&'static str> {
        self.send_scope.then(|| self.role.scope())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn account() -> Account {
        Account {
            client_id: "client".into(),
            role: Role::Representative,
            environment: EnvironmentKind::Acceptance,
            token_endpoint: None,
            audience: None,
            api_base: "https://services-acpt.socialsecurity.be/REST/example/v1".into(),
            send_scope: true,
        }
    }

    #[test]
    fn an_account_is_read_as_it_is_written() {
        let local = Account {
            token_endpoint: Some("http://127.0.0.1/token".into()),
            audience: Some("http://127.0.0.1/audience".into()),
            ..account()
        };
        for account in [account(), local] {
            let written = serde_json::to_value(&account).unwrap();
            assert_eq!(Account::from_json(&written), Some(account));
        }
    }

    #[test]
    fn only_the_token_endpoint_and_the_audience_may_be_absent() {
        let written = serde_json::to_value(account()).unwrap();
        for name in written.as_object().unwrap().keys() {
            let mut written = written.clone();
            written.as_object_mut().unwrap().remove(name);
            assert_eq!(
                Account::from_json(&written).is_some(),
                ["tokenEndpoint", "audience"].contains(&name.as_str()),
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_no_account_is_refused() {
        for (name, value) in [
            ("role", json!("boss")),
            ("role", json!(1)),
            ("sendScope", json!("yes")),
            ("tokenEndpoint", json!(false)),
            ("password", json!("hunter2")),
        ] {
            let mut written = serde_json::to_value(account()).unwrap();
            written[name] = value;
            assert_eq!(Account::from_json(&written), None, "{name}");
        }
        assert_eq!(Account::from_json(&json!([])), None);
    }
}
