//! A web service account as the user made it in ChaMan.

use crate::Result;
use crate::environment::{Environment, EnvironmentKind};
use crate::token::Role;
use serde::{Deserialize, Serialize};

/// What the panel needs to know of an account. Nothing in it is secret.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// The `Client ID` ChaMan shows, usually `self_service_chaman_<sender>_<ten characters>`.
    pub client_id: String,
    /// In what quality the account was made.
    pub role: Role,
    /// The world the account is used in.
    pub environment: EnvironmentKind,
    /// Only for a server on this machine; elsewhere the token endpoint is known.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub token_endpoint: Option<String>,
    /// The base of the API, from the official Swagger file.
    pub api_base: String,
    /// Whether to name the scope in the token request. The portal's guide advises to leave it out unless one
    /// wants to narrow the access; the FLA guide names it.
    pub send_scope: bool,
}

impl Account {
    /// The addresses, checked.
    pub fn environment(&self) -> Result<Environment> {
        Environment::new(self.environment, self.token_endpoint.as_deref(), &self.api_base)
    }

    /// The scope to ask for, when one is to be named.
    pub fn scope(&self) -> Option<&'static str> {
        self.send_scope.then(|| self.role.scope())
    }
}
