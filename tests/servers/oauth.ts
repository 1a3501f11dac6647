import { createPublicKey } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import Provider, { errors } from "oidc-provider";
import { type Client, SCOPES } from "../../www/src/simulator/client.js";
import type { TokenSource } from "../../www/src/simulator/token.js";

/** The longest lifetime of an assertion this server believes, in seconds; the package itself sets no limit. */
const MAX_LIFETIME = 600;
/** How long its tokens live, in seconds. */
const TOKEN_LIFETIME = 900;

export interface OAuthOptions {
  /** The token endpoint is `${issuer}/token`; its path decides where the listener is mounted. */
  issuer: string;
  clients: readonly Client[];
  /** Whether a request that carries an `Origin` header is served. The package refuses it by default. */
  allowOrigin?: boolean;
}

/** A token server that is not ours: the certified `oidc-provider`, set up as the portal's token server is known to be. */
export interface OAuthServer {
  listener: RequestListener;
  /** For the API: what a token of this server stands for. */
  tokens: TokenSource;
  /** Why each refused request was refused, newest last: the reasons that the client is not told. */
  refusals: string[];
}

export function oauthServer({ issuer, clients, allowOrigin = false }: OAuthOptions): OAuthServer {
  const provider = new Provider(issuer, {
    scopes: Object.values(SCOPES),
    clients: clients.map(metadata),
    clientAuthMethods: ["private_key_jwt"],
    enabledJWA: { clientAuthSigningAlgValues: ["RS256"] },
    clockTolerance: 15,
    ttl: { ClientCredentials: TOKEN_LIFETIME },
    routes: { token: "/token" },
    clientBasedCORS: () => allowOrigin,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    async assertJwtClientAuthClaimsAndHeader(_context: unknown, claims: Record<string, unknown>) {
      const { aud, exp, iat } = claims;
      if (aud !== `${issuer}/token`) {
        throw new errors.InvalidClientAuth("aud must be the token endpoint alone");
      }
      if (typeof iat !== "number" || typeof exp !== "number" || exp - iat > MAX_LIFETIME) {
        throw new errors.InvalidClientAuth("the lifetime must be known and no longer than 600 seconds");
      }
    },
  });
  const refusals: string[] = [];
  provider.on("grant.error", (_context, error) => {
    refusals.push([error.error, error.error_detail ?? error.error_description].join(": "));
  });
  return { listener: mounted(provider, issuer), tokens: tokensOf(provider, clients), refusals };
}

function metadata(client: Client): object {
  const key = createPublicKey({ key: Buffer.from(client.publicKey, "base64"), format: "der", type: "spki" });
  return {
    client_id: client.clientId,
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: "RS256",
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    scope: SCOPES[client.quality],
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
