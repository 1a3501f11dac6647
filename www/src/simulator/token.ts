import { AssertionRefused, type AssertionVerifier } from "./assertion.js";
import { type Client, type Quality, SCOPES } from "./client.js";
import { answer, type HttpRequest, type HttpResponse, mediaType } from "./http.js";

/** How long a token lives, in seconds. Modelled: clients report about ten minutes. */
const LIFETIME = 600;

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** What a token stands for. */
export interface Grant {
  client: Client;
  /** Space-separated. */
  scope: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Who can say what a token stands for. The API asks; `null` means that it is nobody's token. */
export interface TokenSource {
  grant(token: string): Promise<Grant | null>;
}

/** A refusal of the token endpoint (RFC 6749 §5.2). */
export class OAuthError extends Error {
  override readonly name = "OAuthError";

  constructor(
    readonly code: string,
    readonly description: string,
  ) {
    super(code);
  }

  toResponse(): HttpResponse {
    const status = this.code === "invalid_client" ? 401 : 400;
    return answer(status, { error: this.code, error_description: this.description }, NOT_STORED);
  }
}

const NOT_STORED = { "Cache-Control": "no-store", Pragma: "no-cache" };

/** The token endpoint: client credentials with a JWT as client authentication (RFC 6749 §4.4, RFC 7523 §2.2). */
export class TokenEndpoint implements TokenSource {
  readonly #verifier: AssertionVerifier;
  readonly #now: () => number;
  readonly #grants = new Map<string, Grant>();

  constructor(verifier: AssertionVerifier, now: () => number) {
    this.#verifier = verifier;
    this.#now = now;
  }

  async grant(token: string): Promise<Grant | null> {
    return this.#grants.get(token) ?? null;
  }

  /** Answers one token request; `dropScope` leaves the scope out of grant and answer, as some servers do. */
  async issue(request: HttpRequest, dropScope: boolean): Promise<HttpResponse> {
    const form = readForm(request);
    if (form.get("grant_type") !== "client_credentials") {
      const missing = !form.has("grant_type");
      throw missing
        ? new OAuthError("invalid_request", "grant_type is missing")
        : new OAuthError("unsupported_grant_type", "grant_type is not client_credentials");
    }
    const client = await this.#authenticate(form);
    const scope = dropScope ? "" : grantedScope(client.quality, form.get("scope"));
    const token = randomToken();
    this.#grants.set(token, { client, scope, expiresAt: this.#now() + LIFETIME * 1000 });
    const granted = { access_token: token, token_type: "Bearer", expires_in: LIFETIME };
    return answer(200, scope ? { ...granted, scope } : granted, NOT_STORED);
  }

  async #authenticate(form: ReadonlyMap<string, string>): Promise<Client> {
    if (form.get("client_assertion_type") !== ASSERTION_TYPE) {
      throw new OAuthError("invalid_request", "client_assertion_type is missing or not jwt-bearer");
    }
    const assertion = form.get("client_assertion");
    if (!assertion) {
      throw new OAuthError("invalid_request", "client_assertion is missing");
    }
    try {
      const client = await this.#verifier.verify(assertion);
      if ((form.get("client_id") ?? client.clientId) !== client.clientId) {
        throw new OAuthError("invalid_request", "client_id is not the subject of the assertion");
      }
      return client;
    } catch (error) {
      throw error instanceof AssertionRefused ? new OAuthError("invalid_client", error.message) : error;
    }
  }
}

/** The form body. A parameter may not be repeated, and an empty one counts as absent (RFC 6749 §3.2). */
function readForm(request: HttpRequest): ReadonlyMap<string, string> {
  if (mediaType(request) !== "application/x-www-form-urlencoded") {
    throw new OAuthError("invalid_request", "the body is not a form");
  }
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(request.body ?? undefined))) {
    if (form.has(name)) {
      throw new OAuthError("invalid_request", "a parameter is repeated");
    }
    if (value !== "") {
      form.set(name, value);
    }
  }
  return form;
}

/** Without `scope` the account's own (the portal's developer guide); with it, exactly that or nothing. */
function grantedScope(quality: Quality, requested: string | undefined): string {
  const own = SCOPES[quality];
  if (requested !== undefined && requested !== own) {
    throw new OAuthError("invalid_scope", "the account does not have this scope");
  }
  return own;
}

/** 256 random bits in base64url. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
