//! Where requests go: the token endpoint, the API, and the hosts nothing may leave for.

use crate::{Code, Error, Result};
use serde::{Deserialize, Serialize};

/// The production token endpoint, which is also the audience of the assertion, byte for byte
/// (set-up guide of the REST channel, 27/03/2024, §5.1).
pub const PRODUCTION_TOKEN_ENDPOINT: &str = "https://services.socialsecurity.be/REST/oauth/v5/token";

/// The acceptance token endpoint; for institutions and partners taken on board there, each with a
/// certificate of its own.
pub const ACCEPTANCE_TOKEN_ENDPOINT: &str = "https://services-acpt.socialsecurity.be/REST/oauth/v5/token";

/// The host of the demo. `.invalid` never resolves (RFC 2606 §2), so a demo cannot reach a real server even
/// by mistake.
pub const DEMO_ORIGIN: &str = "https://fla-demo.invalid";

/// The domain every real host lies under: nothing is sent anywhere else.
pub const OFFICIAL_DOMAIN: &str = "socialsecurity.be";

/// The path of the modelled contract, where the API is at a local simulator. What the real one is, is not public.
pub const MODELLED_API_PATH: &str = "/REST/federalLearningAccount/v1";

/// The path of the token endpoint on every host known to have one.
pub const TOKEN_PATH: &str = "/REST/oauth/v5/token";

/// Which world the panel is in. It decides the hosts that may be reached.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum EnvironmentKind {
    /// The real thing.
    Production,
    /// For institutions and partners taken on board there.
    Acceptance,
    /// Simulated API, token still from production. Whether the FLA has one is not known publicly.
    Simulation,
    /// Other addresses of social security, both entered by the user.
    Custom,
    /// The simulator inside the page; no network.
    Demo,
    /// A server on this machine, for tests and for developers.
    Local,
}

impl EnvironmentKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Production,
        Self::Acceptance,
        Self::Simulation,
        Self::Custom,
        Self::Local,
        Self::Demo,
    ];

    /// Where tokens come from, when that is known: elsewhere the user says it.
    pub fn token_endpoint(self) -> Option<String> {
        match self {
            // For Dimona the simulated API takes tokens of production; every public client of it agrees.
            Self::Production | Self::Simulation => Some(PRODUCTION_TOKEN_ENDPOINT.into()),
            Self::Acceptance => Some(ACCEPTANCE_TOKEN_ENDPOINT.into()),
            Self::Demo => Some(format!("{DEMO_ORIGIN}{TOKEN_PATH}")),
            Self::Custom | Self::Local => None,
        }
    }
}

/// An environment whose addresses have been checked against its kind.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Environment {
    kind: EnvironmentKind,
    token_endpoint: String,
    api_base: String,
}

impl Environment {
    /// Checks the addresses and keeps them byte for byte, except that a final `/` of the API base is dropped.
    ///
    /// Which of the official environments it is, the host of the API says (`-sim`, `-acpt`, neither), whatever
    /// `kind` of them was named: nothing sent to a simulation may be called production, or the reverse. Only with a
    /// token endpoint that is not the known one it stays [`EnvironmentKind::Custom`].
    /// `token_endpoint` is needed for [`EnvironmentKind::Local`] and [`EnvironmentKind::Custom`]; elsewhere it is known.
    pub fn new(kind: EnvironmentKind, token_endpoint: Option<&str>, api_base: &str) -> Result<Self> {
        let api_base = api_base.trim();
        if api_base.is_empty() {
            return Err(Code::EnvironmentApiBase.into());
        }
        let kind = match kind {
            EnvironmentKind::Demo | EnvironmentKind::Local => kind,
            EnvironmentKind::Custom => {
                let official = official_kind(api_base);
                if token_endpoint == official.token_endpoint().as_deref() {
                    official
                } else {
                    kind
                }
            }
            _ => official_kind(api_base),
        };
        let token_endpoint = token_endpoint
            .map(str::to_owned)
            .or_else(|| kind.token_endpoint())
            .ok_or_else(|| Error::new(Code::EnvironmentUrl).with("url", ""))?;
        check_url(kind, &token_endpoint)?;
        check_url(kind, api_base)?;
        Ok(Self {
            kind,
            token_endpoint,
            api_base: api_base.trim_end_matches('/').to_owned(),
        })
    }

    /// Which world this is.
    pub const fn kind(&self) -> EnvironmentKind {
        self.kind
    }

    /// Where the token comes from. Also the audience of the assertion, unless an expert says otherwise: an assertion
    /// made for one server is worth nothing at another.
    pub fn token_endpoint(&self) -> &str {
        &self.token_endpoint
    }

    /// Holds an audience other than the token endpoint to the hosts of this environment: an assertion must be worth
    /// nothing to anybody else. Version 3 of the token server wanted such a one.
    pub fn check_audience(&self, audience: &str) -> Result<()> {
        check_url(self.kind, audience).map_err(|_| {
            Error::new(Code::EnvironmentAudience).with("url", audience.chars().take(200).collect::<String>())
        })
    }

    /// The base of the API, without a final `/`.
    pub fn api_base(&self) -> &str {
        &self.api_base
    }
}

/// Refuses every address outside the hosts of `kind`, and every form of address that two readers could take
/// for different hosts: user names, ports on real hosts, queries, fragments, escapes in the host.
fn check_url(kind: EnvironmentKind, url: &str) -> Result<()> {
    let refused = || Error::new(Code::EnvironmentUrl).with("url", url.chars().take(200).collect::<String>());
    let plain = url
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"\\\"<>^`{|}?#@".contains(&b));
    let (scheme, rest) = url.split_once("://").ok_or_else(refused)?;
    let authority = rest.split('/').next().unwrap_or_default();
    let allowed = match kind {
        EnvironmentKind::Demo => scheme == "https" && DEMO_ORIGIN.ends_with(&format!("://{authority}")),
        EnvironmentKind::Local => (scheme == "http" || scheme == "https") && is_loopback(authority),
        _ => scheme == "https" && is_official(authority),
    };
    if plain && allowed { Ok(()) } else { Err(refused()) }
}

/// The official environment a host belongs to: the first label ends in `-sim` or `-acpt`, or it is production.
fn official_kind(api_base: &str) -> EnvironmentKind {
    let host = api_base.split_once("://").map_or(api_base, |(_, rest)| rest);
    match host.split(['.', '/']).next().unwrap_or_default() {
        label if label.ends_with("-sim") => EnvironmentKind::Simulation,
        label if label.ends_with("-acpt") => EnvironmentKind::Acceptance,
        _ => EnvironmentKind::Production,
    }
}

fn is_official(host: &str) -> bool {
    let labels_are_plain = host.split('.').all(|label| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    labels_are_plain
        && host
            .strip_suffix(OFFICIAL_DOMAIN)
            .is_some_and(|left| left.is_empty() || left.ends_with('.'))
}

fn is_loopback(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, "0"),
    };
    ["127.0.0.1", "localhost", "[::1]"].contains(&host) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = "https://services.socialsecurity.be/REST/example/v1";

    #[test]
    fn production_knows_its_token_endpoint_and_keeps_it_byte_for_byte() {
        let environment = Environment::new(EnvironmentKind::Production, None, API).unwrap();
        assert_eq!(environment.token_endpoint(), PRODUCTION_TOKEN_ENDPOINT);
        assert_eq!(environment.api_base(), API);
    }

    #[test]
    fn simulation_takes_its_token_from_production() {
        let api = "https://services-sim.socialsecurity.be/REST/example/v1/";
        let environment = Environment::new(EnvironmentKind::Simulation, None, api).unwrap();
        assert_eq!(environment.token_endpoint(), PRODUCTION_TOKEN_ENDPOINT);
        assert_eq!(environment.api_base(), api.trim_end_matches('/'));
    }

    #[test]
    fn the_host_of_the_api_says_which_official_environment_it_is() {
        for (host, kind) in [
            ("services", EnvironmentKind::Production),
            ("services-sim", EnvironmentKind::Simulation),
            ("services-acpt", EnvironmentKind::Acceptance),
        ] {
            let api = format!("https://{host}.socialsecurity.be/REST/example/v1");
            for named in [
                EnvironmentKind::Production,
                EnvironmentKind::Simulation,
                EnvironmentKind::Acceptance,
            ] {
                assert_eq!(
                    Environment::new(named, None, &api).unwrap().kind(),
                    kind,
                    "{host}"
                );
            }
        }
        let acceptance = "https://services-acpt.socialsecurity.be/REST/example/v1";
        let environment = Environment::new(EnvironmentKind::Production, None, acceptance).unwrap();
        assert_eq!(environment.token_endpoint(), ACCEPTANCE_TOKEN_ENDPOINT);
    }

    #[test]
    fn a_missing_api_base_is_asked_for_not_invented() {
        let error = Environment::new(EnvironmentKind::Production, None, " ").unwrap_err();
        assert_eq!(error.code(), Code::EnvironmentApiBase);
    }

    #[test]
    fn hosts_outside_the_environment_are_refused() {
        let lookalikes = [
            "http://services.socialsecurity.be/REST",
            "https://services.socialsecurity.be.example.org/REST",
            "https://evilsocialsecurity.be/REST",
            "https://services.socialsecurity.be@example.org/REST",
            "https://services.socialsecurity.be:8443/REST",
            "https://example.org/services.socialsecurity.be",
            "https://example.org?services.socialsecurity.be",
            "https://services.socialsecurity.be\\@example.org",
            "https://SERVICES.socialsecurity.be/REST",
            "https://.socialsecurity.be/REST",
            "https://services.socialsecurity.be/REST?x=1",
            "https://127.0.0.1/REST",
            "javascript:alert(1)",
            "services.socialsecurity.be/REST",
        ];
        for url in lookalikes {
            let error = Environment::new(EnvironmentKind::Production, None, url).unwrap_err();
            assert_eq!(error.code(), Code::EnvironmentUrl, "{url}");
        }
    }

    #[test]
    fn a_custom_environment_names_both_addresses_under_the_official_domain() {
        let custom = |token, api| Environment::new(EnvironmentKind::Custom, token, api);
        let token = "https://services-new.socialsecurity.be/REST/oauth/v6/token";
        let environment = custom(Some(token), API).unwrap();
        assert_eq!(environment.kind(), EnvironmentKind::Custom);
        assert_eq!(environment.token_endpoint(), token);
        assert!(custom(None, API).is_err());
        assert!(custom(Some("https://example.org/token"), API).is_err());
        assert!(custom(Some("http://127.0.0.1/token"), API).is_err());
        assert!(custom(Some(token), "https://example.org/v1").is_err());
    }

    #[test]
    fn a_custom_environment_with_known_addresses_goes_by_its_own_name() {
        let environment =
            Environment::new(EnvironmentKind::Custom, Some(PRODUCTION_TOKEN_ENDPOINT), API).unwrap();
        assert_eq!(environment.kind(), EnvironmentKind::Production);
    }

    #[test]
    fn an_audience_of_its_own_stays_within_the_environment() {
        let environment = Environment::new(EnvironmentKind::Production, None, API).unwrap();
        assert!(
            environment
                .check_audience("https://oauth.socialsecurity.be")
                .is_ok()
        );
        for audience in [
            "https://example.org/token",
            "http://oauth.socialsecurity.be",
            "audience",
        ] {
            let error = environment.check_audience(audience).unwrap_err();
            assert_eq!(error.code(), Code::EnvironmentAudience, "{audience}");
        }
    }

    #[test]
    fn known_token_endpoints_pass_their_own_checks() {
        for kind in EnvironmentKind::ALL {
            if let Some(endpoint) = kind.token_endpoint() {
                assert!(endpoint.ends_with(TOKEN_PATH));
                assert!(check_url(kind, &endpoint).is_ok(), "{endpoint}");
            }
        }
    }

    #[test]
    fn a_demo_reaches_nothing_but_the_demo() {
        let base = format!("{DEMO_ORIGIN}/REST/x/v1");
        assert!(Environment::new(EnvironmentKind::Demo, None, &base).is_ok());
        assert!(Environment::new(EnvironmentKind::Demo, None, API).is_err());
        assert!(Environment::new(EnvironmentKind::Production, None, &base).is_err());
    }

    #[test]
    fn a_local_server_is_on_this_machine() {
        let token = Some("http://127.0.0.1:8080/token");
        for (base, allowed) in [
            ("http://127.0.0.1:8080/api", true),
            ("http://localhost:1/api", true),
            ("http://[::1]:8080/api", true),
            ("http://[::1]/api", true),
            ("http://127.0.0.1.example.org/api", false),
            ("http://192.168.1.1/api", false),
            ("http://localhost:99999/api", false),
        ] {
            assert_eq!(
                Environment::new(EnvironmentKind::Local, token, base).is_ok(),
                allowed,
                "{base}"
            );
        }
        assert!(Environment::new(EnvironmentKind::Local, None, "http://localhost/api").is_err());
    }
}
