import { type CryptoKey, errors, type JWTPayload, jwtVerify } from "jose";
import type { Client } from "./client.js";

/** The longest an assertion may live, in seconds. Modelled: the real limit is not published. */
const MAX_LIFETIME = 600;
/** How far the two clocks may differ, in seconds. Modelled. */
const LEEWAY = 30;

/** Why an assertion proves nothing. The text stays in the characters that RFC 6749 §5.2 allows. */
export class AssertionRefused extends Error {
  override readonly name = "AssertionRefused";
}

/** Verifies client assertions: RFC 7523 §3 and OpenID Connect Core §9, independently of the panel's own core. */
export class AssertionVerifier {
  readonly #clients: ReadonlyMap<string, Client>;
  readonly #audience: string;
  readonly #now: () => number;
  /** Every `jti` used, with the second from which it could not be used again anyway. */
  readonly #used = new Map<string, number>();

  /** `audience` is compared byte for byte; `now` gives milliseconds since 1970. */
  constructor(clients: readonly Client[], audience: string, now: () => number) {
    this.#clients = new Map(clients.map((client) => [client.clientId, client]));
    this.#audience = audience;
    this.#now = now;
  }

  /** The account that made this assertion, which is hereby used up. */
  async verify(jwt: string): Promise<Client> {
    const client = this.#clients.get(claimedSubject(jwt));
    if (!client) {
      throw new AssertionRefused("no such client");
    }
    const now = this.#now();
    const { payload } = await jwtVerify(jwt, await publicKey(client), {
      algorithms: ["RS256"],
      issuer: client.clientId,
      subject: client.clientId,
      requiredClaims: ["exp", "iat", "jti"],
      currentDate: new Date(now),
      clockTolerance: LEEWAY,
    }).catch((error: unknown) => {
      throw new AssertionRefused(reason(error));
    });
    this.#checkClaims(payload, Math.floor(now / 1000));
    return client;
  }

  #checkClaims({ aud, exp = 0, iat = 0, jti = "" }: JWTPayload, now: number): void {
    if (aud !== this.#audience) {
      throw new AssertionRefused("aud is not the token endpoint");
    }
    if (iat > now + LEEWAY) {
      throw new AssertionRefused("iat lies in the future");
    }
    if (exp <= iat || exp - iat > MAX_LIFETIME) {
      throw new AssertionRefused(`the lifetime is not between 1 and ${MAX_LIFETIME} seconds`);
    }
    for (const [used, until] of this.#used) {
      if (until < now) {
        this.#used.delete(used);
      }
    }
    if (jti === "") {
      throw new AssertionRefused("jti is empty");
    }
    if (this.#used.has(jti)) {
      throw new AssertionRefused("jti has been used before");
    }
    this.#used.set(jti, exp + LEEWAY);
  }
}

/** Who the assertion says it is, before anything about it is believed. */
function claimedSubject(jwt: string): string {
  try {
    const part = jwt.split(".")[1] ?? "";
    const claims: unknown = JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")));
    return String((claims as { sub?: unknown }).sub);
  } catch {
    throw new AssertionRefused("not a JWT");
  }
}

async function publicKey(client: Client): Promise<CryptoKey> {
  const der = Uint8Array.from(atob(client.publicKey), (character) => character.charCodeAt(0));
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  return crypto.subtle.importKey("spki", der, algorithm, false, ["verify"]);
}

function reason(error: unknown): string {
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return "the signature does not fit the registered certificate";
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return "alg is not RS256";
  }
  if (error instanceof errors.JWTExpired) {
    return "exp has passed";
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.reason === "missing" ? `${error.claim} is missing` : `${error.claim} is wrong`;
  }
  return "not a signed JWT";
}
