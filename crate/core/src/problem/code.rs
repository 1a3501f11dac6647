//! What a problem comes down to, as one table.

macro_rules! problem_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal $(, $urn:literal)?;)+) => {
        /// What a problem comes down to. Texts for people hang on it, in four languages; it is never renamed.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum ProblemCode { $($(#[doc = $doc])+ $name,)+ }

        impl ProblemCode {
            /// Every code there is, for the test that each has its message in every language.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable text, such as `problem.missing_permission`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The code of a type of the Belgif registry.
            pub fn of_type(urn: &str) -> Option<Self> {
                match urn.strip_prefix("urn:problem-type:belgif:")? {
                    $($($urn => Some(Self::$name),)?)+
                    _ => None,
                }
            }
        }
    };
}

problem_codes! {
    /// 400, 422: the body is not as it should be; the issues say where.
    BadRequest = "problem.bad_request", "badRequest";
    /// 401: no token came with the request.
    NoAccessToken = "problem.no_access_token", "noAccessToken";
    /// 401: the token is not good.
    InvalidAccessToken = "problem.invalid_access_token", "invalidAccessToken";
    /// 401: the token has ended; renew it and send again.
    ExpiredAccessToken = "problem.expired_access_token", "expiredAccessToken";
    /// 401 without more.
    Unauthorized = "problem.unauthorized";
    /// 403: the account lacks the scope.
    MissingScope = "problem.missing_scope", "missingScope";
    /// 403: no right to these data; for a representative, no mandate of this employer.
    MissingPermission = "problem.missing_permission", "missingPermission";
    /// 403 without more.
    Forbidden = "problem.forbidden";
    /// 404: nothing at this address; on creation, a wrong address of the API.
    ResourceNotFound = "problem.resource_not_found", "resourceNotFound";
    /// 405, 406, 415, 501: the address exists and does something else.
    NotSupported = "problem.not_supported";
    /// 409: the same was registered before.
    Duplicate = "problem.duplicate";
    /// 410: it was there and is no longer.
    Gone = "problem.gone";
    /// 413: the body is too large.
    PayloadTooLarge = "problem.payload_too_large", "payloadTooLarge";
    /// 429: too fast.
    TooManyRequests = "problem.too_many_requests", "tooManyRequests";
    /// 429: too many requests went wrong one after the other.
    TooManyFailedRequests = "problem.too_many_failed_requests", "tooManyFailedRequests";
    /// 500.
    InternalServerError = "problem.internal_server_error", "internalServerError";
    /// 502, 504.
    BadGateway = "problem.bad_gateway", "badGateway";
    /// 503: closed for a while.
    ServiceUnavailable = "problem.service_unavailable", "serviceUnavailable";
    /// Handled and refused by the business rules; the anomalies say why.
    BusinessRules = "problem.business_rules";
    /// A web page instead of an answer of the API: a proxy, a gateway, a login page.
    WebPage = "problem.web_page";
    /// None of these.
    Other = "problem.other";
}

impl ProblemCode {
    /// The code of an answer that names no known type.
    pub const fn of_status(status: u16) -> Self {
        match status {
            400 | 422 => Self::BadRequest,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::ResourceNotFound,
            405 | 406 | 415 | 501 => Self::NotSupported,
            409 => Self::Duplicate,
            410 => Self::Gone,
            413 => Self::PayloadTooLarge,
            429 => Self::TooManyRequests,
            500 => Self::InternalServerError,
            502 | 504 => Self::BadGateway,
            503 => Self::ServiceUnavailable,
            _ => Self::Other,
        }
    }
}
