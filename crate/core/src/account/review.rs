//! What there is to say about an account before anything is sent with it.

use super::{Account, ClientIdCheck, check_client_id};
use crate::environment::EnvironmentKind;
use serde::Serialize;

/// An account as it stands, looked at. Nothing here stops the user; the connection does, when it must.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AccountReview {
    /// About the client id.
    pub client_id: ClientIdCheck,
    /// Where requests would go; nothing while the addresses are not in order.
    pub addresses: Option<Addresses>,
    /// What is wrong with the addresses.
    pub fault: Option<Fault>,
}

/// The addresses an account leads to, checked.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Addresses {
    /// The world they belong to, whichever was named.
    pub environment: EnvironmentKind,
    /// Where the token comes from.
    pub token_endpoint: String,
    /// What the assertion is made for.
    pub audience: String,
    /// The base of the API.
    pub api_base: String,
}

/// What is wrong with an address.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fault {
    /// A code of the one error of the core, such as `environment.url`.
    pub code: &'static str,
    /// The address, as far as it can be shown.
    pub url: String,
}

impl Account {
    /// Looks at the account without using it.
    pub fn review(&self) -> AccountReview {
        let (addresses, fault) = match self.environment() {
            Ok(environment) => {
                let addresses = Addresses {
                    environment: environment.kind(),
                    token_endpoint: environment.token_endpoint().to_owned(),
                    audience: self.audience(&environment).to_owned(),
                    api_base: environment.api_base().to_owned(),
                };
                (Some(addresses), None)
            }
            Err(error) => {
                let url = error.params().iter().find(|(name, _)| *name == "url");
                let fault = Fault {
                    code: error.code().as_str(),
                    url: url.map(|(_, url)| url.clone()).unwrap_or_default(),
                };
                (None, Some(fault))
            }
        };
        AccountReview {
            client_id: check_client_id(&self.client_id),
            addresses,
            fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::PRODUCTION_TOKEN_ENDPOINT;
    use crate::token::Role;

    fn account() -> Account {
        Account {
            client_id: "Client ID: self_service_chaman_100000_abcdefghij".into(),
            role: Role::Employer,
            environment: EnvironmentKind::Production,
            token_endpoint: None,
            audience: None,
            api_base: "https://services-sim.socialsecurity.be/REST/example/v1".into(),
            send_scope: true,
        }
    }

    #[test]
    fn the_audience_is_the_token_endpoint_byte_for_byte() {
        let addresses = account().review().addresses.unwrap();
        assert_eq!(addresses.token_endpoint, PRODUCTION_TOKEN_ENDPOINT);
        assert_eq!(addresses.audience, PRODUCTION_TOKEN_ENDPOINT);
        assert_eq!(addresses.environment, EnvironmentKind::Simulation);
    }

    #[test]
    fn an_expert_may_name_another_audience_of_the_same_environment() {
        let audience = "https://oauth.socialsecurity.be";
        let with = |audience: &str| Account {
            audience: Some(audience.into()),
            ..account()
        };
        assert_eq!(with(audience).review().addresses.unwrap().audience, audience);
        let fault = with("https://example.org/token").review().fault.unwrap();
        assert_eq!(
            (fault.code, fault.url.as_str()),
            ("environment.audience", "https://example.org/token")
        );
    }

    #[test]
    fn what_is_wrong_with_the_addresses_does_not_hide_what_is_said_of_the_client_id() {
        let review = Account {
            api_base: String::new(),
            ..account()
        }
        .review();
        assert_eq!(review.client_id.value, "self_service_chaman_100000_abcdefghij");
        assert_eq!(review.fault.unwrap().code, "environment.api_base");
        assert_eq!(review.addresses, None);
    }
}
