import { type CryptoKey, exportSPKI, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import type { Client, Quality } from "../../www/src/simulator/client.js";
import type { HttpRequest } from "../../www/src/simulator/http.js";

/** The assertion type of RFC 7523 §2.2. */
export const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** An account and the key of its certificate, both made now. */
export interface Account {
  client: Client;
  key: CryptoKey;
}

export async function account(
  quality: Quality,
  employers: string[],
  clientId = "self_service_chaman_100000_testtest00",
): Promise<Account> {
  const pair = await generateKeyPair("RS256", { extractable: true });
  const publicKey = (await exportSPKI(pair.publicKey)).replaceAll(/-----[A-Z ]+-----|\s/g, "");
  return { client: { clientId, quality, publicKey, employers }, key: pair.privateKey };
}

/** What to say differently from a right assertion; `undefined` leaves a claim out. */
export interface Deviation {
  claims?: Record<string, unknown>;
  header?: Partial<JWTHeaderParameters>;
  key?: CryptoKey;
}

/** A client assertion made by `jose`, right unless told otherwise. `now` is in seconds since 1970. */
export async function assertion(
  { client, key }: Account,
  audience: string,
  now: number,
  deviation: Deviation = {},
): Promise<string> {
  const claims: Record<string, unknown> = {
    iss: client.clientId,
    sub: client.clientId,
    aud: audience,
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 120,
    ...deviation.claims,
  };
  const header = { alg: "RS256", typ: "JWT", ...deviation.header };
  return new SignJWT(claims).setProtectedHeader(header).sign(deviation.key ?? key);
}

/** The form of a token request; `undefined` leaves a parameter out. */
export function tokenForm(jwt: string, changes: Record<string, string | undefined> = {}): string {
  const parameters = {
    grant_type: "client_credentials",
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: jwt,
    ...changes,
  };
  const present = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new URLSearchParams(present).toString();
}

export function tokenRequest(url: string, form: string): HttpRequest {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", url, headers, body: new TextEncoder().encode(form) };
}
