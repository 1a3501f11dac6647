//! Tokens in memory, so that the server is asked once and not at every step.

use super::Token;
use crate::account::Account;
use crate::assertion::Claims;
use crate::environment::Environment;
use crate::time::UnixTime;

/// For what a token is good: another account, another server, audience or scope needs another token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TokenKey {
    client_id: String,
    token_endpoint: String,
    audience: String,
    scope: Option<&'static str>,
}

impl TokenKey {
    /// The key of the tokens of an account in an environment.
    pub fn new(account: &Account, environment: &Environment) -> Self {
        Self {
            client_id: account.client_id.trim().to_owned(),
            token_endpoint: environment.token_endpoint().to_owned(),
            audience: account.audience(environment).to_owned(),
            scope: account.scope(),
        }
    }
}

/// A token, and what the assertion said that it was got with.
#[derive(Debug)]
pub struct Granted {
    /// The token.
    pub token: Token,
    /// The claims of the assertion.
    pub claims: Claims,
}

/// The tokens of one identity, in memory and nowhere else.
#[derive(Debug, Default)]
pub struct TokenCache(Vec<(TokenKey, Granted)>);

impl TokenCache {
    /// The token to use at `now`; `None` when a new one must be fetched.
    pub fn fresh(&self, key: &TokenKey, now: UnixTime) -> Option<&Granted> {
        let (_, granted) = self.0.iter().find(|(other, _)| other == key)?;
        granted.token.is_fresh(now).then_some(granted)
    }

    /// Keeps a token in place of the one there was. Those that have ended go.
    pub fn keep(&mut self, key: TokenKey, granted: Granted, now: UnixTime) {
        self.0.retain(|(other, _)| *other != key);
        self.0.retain(|(_, other)| now < other.token.expires_at);
        self.0.push((key, granted));
    }

    /// Drops the token of a key, got with this assertion: the server does not want it any more. One that has taken its
    /// place meanwhile stays.
    pub fn drop(&mut self, key: &TokenKey, assertion_id: &str) {
        self.0
            .retain(|(other, granted)| other != key || granted.claims.id() != assertion_id);
    }

    /// Drops all tokens.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::EnvironmentKind;
    use crate::http::Response;
    use crate::token::{Role, read};
    use getrandom::{SysRng, rand_core::UnwrapErr};

    const NOW: UnixTime = UnixTime(1_795_364_400);

    fn account(client_id: &str, send_scope: bool) -> Account {
        Account {
            client_id: client_id.into(),
            role: Role::Employer,
            environment: EnvironmentKind::Production,
            token_endpoint: None,
            audience: None,
            api_base: "https://services.socialsecurity.be/REST/example/v1".into(),
            send_scope,
        }
    }

    fn key(account: &Account) -> TokenKey {
        TokenKey::new(account, &account.environment().unwrap())
    }

    fn granted(value: &str, expires_in: u32) -> Granted {
        let body = format!(r#"{{"access_token":"{value}","token_type":"Bearer","expires_in":{expires_in}}}"#);
        let response = Response {
            status: 200,
            headers: Vec::new(),
            body: body.into_bytes(),
        };
        Granted {
            token: read(&response, None, NOW).unwrap(),
            claims: Claims::new(
                "id",
                "https://example.invalid/token",
                NOW,
                120,
                &mut UnwrapErr(SysRng),
            )
            .unwrap(),
        }
    }

    #[test]
    fn a_token_serves_its_own_account_server_and_scope_only() {
        let mut cache = TokenCache::default();
        let own = account("self_service_chaman_100000_abcdefghij", true);
        cache.keep(key(&own), granted("a", 600), NOW);
        assert!(cache.fresh(&key(&own), NOW).is_some());
        let padded = account(" self_service_chaman_100000_abcdefghij\n", true);
        assert!(cache.fresh(&key(&padded), NOW).is_some());
        let acceptance = Account {
            api_base: "https://services-acpt.socialsecurity.be/REST/example/v1".into(),
            ..own.clone()
        };
        let without_scope = Account {
            send_scope: false,
            ..own.clone()
        };
        for other in [account("another", true), acceptance, without_scope] {
            assert!(cache.fresh(&key(&other), NOW).is_none(), "{other:?}");
        }
    }

    #[test]
    fn a_token_about_to_end_is_not_used_and_one_that_ended_is_not_kept() {
        let mut cache = TokenCache::default();
        let (first, second) = (account("first", true), account("second", true));
        cache.keep(key(&first), granted("a", 600), NOW);
        assert!(cache.fresh(&key(&first), NOW.plus(569)).is_some());
        assert!(cache.fresh(&key(&first), NOW.plus(571)).is_none());
        cache.keep(key(&second), granted("b", 3), NOW.plus(600));
        assert_eq!(cache.0.len(), 1);
    }

    #[test]
    fn a_new_token_takes_the_place_of_the_old_and_a_dropped_one_is_gone() {
        let mut cache = TokenCache::default();
        let own = key(&account("own", true));
        let (first, second) = (granted("a", 600), granted("b", 600));
        let [first_id, second_id] = [&first, &second].map(|granted| granted.claims.id().to_owned());
        cache.keep(own.clone(), first, NOW);
        cache.keep(own.clone(), second, NOW);
        assert_eq!(cache.fresh(&own, NOW).unwrap().token.authorization(), "Bearer b");
        cache.drop(&own, &first_id);
        assert!(cache.fresh(&own, NOW).is_some(), "only the first was refused");
        cache.drop(&own, &second_id);
        assert!(cache.fresh(&own, NOW).is_none());
        cache.keep(own.clone(), granted("c", 600), NOW);
        cache.clear();
        assert!(cache.fresh(&own, NOW).is_none());
    }
}
