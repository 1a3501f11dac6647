//! What may lie behind a refusal. The panel has a sentence and a next action for each, in four languages.

macro_rules! causes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// Something a person can look at and put right.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum Cause { $($(#[doc = $doc])+ $name,)+ }

        impl Cause {
            /// Every cause there is, for the test that each has its message in every language.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

causes! {
    /// The certificate's days are over, or have not begun.
    CertificateExpired = "certificate_expired",
    /// The certificate opened here is not the one ChaMan has for this account.
    CertificateNotRegistered = "certificate_not_registered",
    /// The client id is that of another account, or has a typing error.
    ClientIdWrong = "client_id_wrong",
    /// The account was made for another environment.
    OtherEnvironment = "other_environment",
    /// The account was closed, or is too new to be known yet.
    AccountNotActive = "account_not_active",
    /// The clock of this computer is off.
    ClockOff = "clock_off",
    /// Nothing told the server's time, so the clock may be off.
    ClockNotKnown = "clock_not_known",
    /// The box of the FLA was not ticked when the account was made.
    AuthorisationNotTicked = "authorisation_not_ticked",
    /// The account was made in another quality (employer, representative) than is used here.
    OtherQuality = "other_quality",
    /// The server does not want requests that say they come from a browser extension.
    OriginRefused = "origin_refused",
    /// A proxy, a firewall or a login page of the own network answers instead.
    Proxy = "proxy",
    /// The computer is not connected.
    Offline = "offline",
    /// A static page may not call another site; the extension may.
    PageNotExtension = "page_not_extension",
    /// The address of the API is not the right one.
    WrongApiAddress = "wrong_api_address",
    /// The server is being worked on, or overloaded.
    Maintenance = "maintenance",
    /// Too many requests.
    TooFast = "too_fast",
    /// The register has been closed, as the law says.
    RegisterClosed = "register_closed",
    /// The employer gave no mandate for the FLA, or one that has not begun or has ended.
    NoMandate = "no_mandate",
    /// The enterprise number is not that of the company the account is of.
    OtherEmployer = "other_employer",
    /// The question itself is modelled: the official API may put it differently.
    ModelledQuestion = "modelled_question",
    /// A fault of the panel or of the server: send the support bundle.
    Support = "support",
}
