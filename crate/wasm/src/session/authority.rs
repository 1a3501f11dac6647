//! Tokens: signed for, fetched once for many calls, renewed before they end, and dated by the server's clock.

use super::Session;
use crate::host::{milliseconds, now, rng, whole};
use crate::{stack, transport};
use fla_core::account::Account;
use fla_core::assertion::{Claims, DEFAULT_LIFETIME, seal};
use fla_core::environment::Environment;
use fla_core::http::{Request, Response};
use fla_core::identity::KeyHolder;
use fla_core::secret::Secret;
use fla_core::time::UnixTime;
use fla_core::token::{self, Connection, Granted, Token, TokenKey};
use fla_core::trace::{self, Asserted};
use fla_core::{Code, Result};
use web_sys::AbortSignal;

impl Session {
    /// The time by the server, as far as any answer told it.
    pub(super) fn time(&self) -> UnixTime {
        self.clock.get().correct(now())
    }

    /// Sends a request, and learns from the answer how late it is.
    pub(super) async fn exchange(&self, request: &Request) -> Result<Response> {
        let (sent, began) = (now(), milliseconds());
        let answer = self.transport.send(request).await;
        let took = whole(milliseconds() - began);
        self.trace.borrow_mut().add(request, sent, took, &answer);
        let response = answer?;
        self.clock.set(self.clock.get().learn(&response, sent, now()));
        Ok(response)
    }

    /// Sends a request to the API, under a trace id of our own when the user wants that.
    pub(super) async fn call(&self, mut request: Request) -> Result<Response> {
        if self.names_requests.get() {
            trace::name_request(&mut request, &mut rng());
        }
        self.exchange(&request).await
    }

    /// Sees to it that there is a token to use: the one in memory, the one being fetched, or a new one.
    pub(super) async fn ensure_token(&self, account: &Account, environment: &Environment) -> Result<()> {
        let key = TokenKey::new(account, environment);
        loop {
            if self.tokens.borrow().fresh(&key, now()).is_some() {
                return Ok(());
            }
            if !self.flight.is_under_way() {
                break;
            }
            self.flight.join(&key).await?;
        }
        let fetching = self.fetch_token(&key, account, environment);
        self.flight.fly(key.clone(), fetching).await
    }

    /// Fetches a token, whatever there is in memory. What there is stays until the new one has come.
    pub(super) async fn renew_token(&self, account: &Account, environment: &Environment) -> Result<()> {
        let key = TokenKey::new(account, environment);
        while self.flight.is_under_way() {
            self.flight.join(&key).await?;
        }
        let fetching = self.fetch_token(&key, account, environment);
        self.flight.fly(key.clone(), fetching).await
    }

    /// Sends a request that needs a token. When the API says that the token is no longer good, nothing was done: it is
    /// sent once more with a new one. Any other answer is the answer. The outer failure means that nothing was sent.
    pub(super) async fn authorised(
        &self,
        account: &Account,
        environment: &Environment,
        task: &AbortSignal,
        request: impl Fn(&Token) -> Result<Request>,
    ) -> Result<Result<Response>> {
        self.ensure_token(account, environment).await?;
        let (first, assertion_id) = {
            let key = TokenKey::new(account, environment);
            let tokens = self.tokens.borrow();
            let Granted { token, claims } = tokens.fresh(&key, now()).ok_or(Code::SessionNoToken)?;
            (request(token)?, claims.id().to_owned())
        };
        // The last moment at which it is certain that nothing leaves.
        transport::check(task)?;
        let response = match self.call(first).await {
            Ok(response) if token::is_refused(&response, now()) => response,
            answer => return Ok(answer),
        };
        // Others may have been refused with the same token, and have a new one by now.
        self.tokens
            .borrow_mut()
            .drop(&TokenKey::new(account, environment), &assertion_id);
        // Without a new token the refusal is the answer.
        if self.ensure_token(account, environment).await.is_err() {
            return Ok(Ok(response));
        }
        let Ok(second) = self.with_token(account, environment, &request) else {
            return Ok(Ok(response));
        };
        Ok(self.call(second).await)
    }

    /// The connection as it may be shown.
    pub(super) fn connection(&self, account: &Account, environment: &Environment) -> Result<Connection> {
        let tokens = self.tokens.borrow();
        let granted = tokens.fresh(&TokenKey::new(account, environment), now());
        let Granted { token, claims } = granted.ok_or(Code::SessionNoToken)?;
        Ok(Connection {
            environment: environment.kind(),
            token_endpoint: environment.token_endpoint().to_owned(),
            api_base: environment.api_base().to_owned(),
            scope: token.scope.clone(),
            obtained_at: token.obtained_at,
            expires_at: token.expires_at,
            clock_offset: self.clock.get().offset(),
            claims: claims.clone(),
        })
    }

    /// Uses the token there is.
    pub(super) fn with_token<T>(
        &self,
        account: &Account,
        environment: &Environment,
        using: impl FnOnce(&Token) -> Result<T>,
    ) -> Result<T> {
        let tokens = self.tokens.borrow();
        let granted = tokens.fresh(&TokenKey::new(account, environment), now());
        using(&granted.ok_or(Code::SessionNoToken)?.token)
    }

    /// Fetches a token. A refusal that first showed how wrong the assertion was dated says nothing about the account: it
    /// is asked once more, by the right time.
    async fn fetch_token(&self, key: &TokenKey, account: &Account, environment: &Environment) -> Result<()> {
        let known = self.clock.get();
        match self.ask_for_token(key, account, environment).await {
            Err(error)
                if error.code() == Code::TokenInvalidClient && self.clock.get().differs_from(known) =>
            {
                self.ask_for_token(key, account, environment).await
            }
            answer => answer,
        }
    }

    async fn ask_for_token(
        &self,
        key: &TokenKey,
        account: &Account,
        environment: &Environment,
    ) -> Result<()> {
        let era = self.era.get();
        let (claims, assertion) = self.assert(account, environment).await?;
        let request = token::request(environment, &assertion, account.scope());
        drop(assertion);
        self.asserted.replace(Some(Asserted {
            claims: claims.clone(),
            token_endpoint: environment.token_endpoint().to_owned(),
            scope: account.scope(),
        }));
        let response = self.exchange(&request).await?;
        let token = token::read(&response, account.scope(), now());
        let token = token.inspect_err(|error| self.trace.borrow_mut().explain(error))?;
        self.check_era(era)?;
        let granted = Granted { token, claims };
        self.tokens.borrow_mut().keep(key.clone(), granted, now());
        Ok(())
    }

    pub(super) async fn assert(
        &self,
        account: &Account,
        environment: &Environment,
    ) -> Result<(Claims, Secret)> {
        let claims = Claims::new(
            &account.client_id,
            account.audience(environment),
            self.time(),
            DEFAULT_LIFETIME,
            &mut rng(),
        )?;
        // Nothing stays borrowed while WebCrypto signs.
        let signed = self.with_identity(|identity| match identity.signing_key(self.time())? {
            KeyHolder::Core(key) => {
                let signed = claims.sign(key, &mut rng());
                stack::wipe();
                signed.map(Some)
            }
            // Its term was chosen by this computer's clock, and is measured by it.
            KeyHolder::Host(key) => key.check_term(now()).map(|()| None),
        })?;
        let assertion = if let Some(assertion) = signed {
            assertion
        } else {
            let input = claims.signing_input()?;
            seal(&input, &self.sign_kept(input.as_bytes()).await?)
        };
        Ok((claims, assertion))
    }
}
