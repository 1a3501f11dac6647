import { createPublicKey } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import Provider, { errors } from "oidc-provider";
import { type Client, SCOPES } from "../../www/src/simulator/client.js";
import type { TokenSource } from "../../www/src/simulator/token.js";

/** The longest lifetime of an assertion that the strict profile believes, in seconds. */
const MAX_LIFETIME = 600;
/** How far the two clocks may differ, in seconds. The package's own default. */
const LEEWAY = 15;
/** How long its tokens live, in seconds, unless told otherwise. */
const TOKEN_LIFETIME = 900;

/**
 * How much is let pass of what is not known of the portal's token server. `permissive` is the package as it comes:
 * its issuer is an audience too, alone or in a list, a lifetime has no limit, and an assertion may be dated in the
 * future. `strict` takes the token endpoint alone as audience, and lifetimes that it is told, that have begun and that
 * end within ten minutes. Both refuse a `jti` used before.
 */
export type Profile = "permissive" | "strict";

export interface OAuthOptions {
  /** The token endpoint is `${issuer}/token`; its path decides where the listener is mounted. */
  issuer: string;
  clients: readonly Client[];
  profile?: Profile;
  /** Whether a request that carries an `Origin` header is served. The package refuses it by default. */
  allowOrigin?: boolean;
  /** How long a token lives, in seconds. */
  tokenLifetime?: number;
  /** Whether the scopes are unknown to the server: it then drops them from request and answer without a word. */
  dropScope?: boolean;
}

/** A token server that is not ours: the certified `oidc-provider`, set up as the portal's token server is known to be. */
export interface OAuthServer {
  listener: RequestListener;
  /** For the API: what a token of this server stands for. */
  tokens: TokenSource;
  /** Why each refused request was refused, newest last: the reasons that the client is not told. */
  refusals: string[];
}

export function oauthServer({
  issuer,
  clients,
  profile = "strict",
  allowOrigin = false,
  tokenLifetime = TOKEN_LIFETIME,
  dropScope = false,
}: OAuthOptions): OAuthServer {
  const scopes = dropScope ? [] : Object.values(SCOPES);
  const provider = new Provider(issuer, {
    scopes,
    clients: clients.map((client) => metadata(client, scopes)),
    clientAuthMethods: ["private_key_jwt"],
    enabledJWA: { clientAuthSigningAlgValues: ["RS256"] },
    clockTolerance: LEEWAY,
    ttl: { ClientCredentials: tokenLifetime },
    routes: { token: "/token" },
    clientBasedCORS: () => allowOrigin,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    async assertJwtClientAuthClaimsAndHeader(_context: unknown, claims: Record<string, unknown>) {
      if (profile === "permissive") return;
      const { aud, exp, iat } = claims;
      if (aud !== `${issuer}/token`) {
        throw new errors.InvalidClientAuth("aud must be the token endpoint alone");
      }
      if (typeof iat !== "number" || typeof exp !== "number" || exp - iat > MAX_LIFETIME) {
        throw new errors.InvalidClientAuth("the lifetime must be known and no longer than 600 seconds");
      }
      if (iat > Date.now() / 1000 + LEEWAY) {
        throw new errors.InvalidClientAuth("iat must not lie in the future");
      }
    },
  });
  const refusals: string[] = [];
  provider.on("grant.error", (_context, error) => {
    refusals.push([error.error, error.error_detail ?? error.error_description].join(": "));
  });
  return { listener: mounted(provider, issuer), tokens: tokensOf(provider, clients), refusals };
}

function metadata(client: Client, scopes: readonly string[]): object {
  const key = createPublicKey({ key: Buffer.from(client.publicKey, "base64"), format: "der", type: "spki" });
  return {
    client_id: client.clientId,
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: "RS256",
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    ...(scopes.includes(SCOPES[client.quality]) ? { scope: SCOPES[client.quality] } : {}),
    jwks: { keys: [key.export({ format: "jwk" })] },
  };
}

/** The package answers at the root of a host; the portal's issuer has a path. */
function mounted(provider: Provider, issuer: string): RequestListener {
  const base = new URL(issuer).pathname;
  const answer = provider.callback();
  return (incoming: IncomingMessage & { originalUrl?: string }, outgoing) => {
    incoming.originalUrl = incoming.url ?? "/";
    incoming.url = incoming.originalUrl.slice(base.length) || "/";
    answer(incoming, outgoing);
  };
}

function tokensOf(provider: Provider, clients: readonly Client[]): TokenSource {
  return {
    async grant(token) {
      const found = await provider.ClientCredentials.find(token);
      const client = clients.find(({ clientId }) => clientId === found?.clientId);
      return found && client ? { client, scope: found.scope ?? "", expiresAt: found.exp * 1000 } : null;
    },
  };
}
