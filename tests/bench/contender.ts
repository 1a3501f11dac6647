/** A certificate file and what is known of its content from OpenSSL, which made it. */
export interface KeyFile {
  /** What a reader calls it, for the table. */
  readonly title: string;
  readonly pfx: Uint8Array<ArrayBuffer>;
  readonly password: string;
  /** How often its PBKDF2 runs, twice with SHA-256 and once more for the MAC; `null` for a legacy file. */
  readonly iterations: number | null;
  /** The same key outside the file: PKCS#8, unencrypted. */
  readonly pkcs8: Uint8Array<ArrayBuffer>;
  /** Its public half: SubjectPublicKeyInfo. */
  readonly spki: Uint8Array<ArrayBuffer>;
  /** SHA-256 over its certificate, lower-case hex. */
  readonly thumbprint: string;
}

/** Something that does a job. To add one: write it and put it into the lists of `chromium.ts` and `node.ts`. */
export interface Contender<Result> {
  readonly name: string;
  /** Everything that is not to be timed; gives the function that is. */
  prepare(file: KeyFile): Promise<() => Result | Promise<Result>>;
}

/** Opens {@link KeyFile.pfx} with its password, checks its MAC, and ends with a key that can sign. */
export type Opener = Contender<Opened>;

/** Signs {@link MESSAGE} with RS256; or gives a whole assertion, when it signs nothing else. */
export type Signer = Contender<Uint8Array<ArrayBuffer> | string>;

/** Builds and signs a client assertion, a new one each time, and gives the compact JWT. */
export type Asserter = Contender<string>;

/** What an opener came out with. None of this is timed: it is there so that the comparison is of equals. */
export interface Opened {
  /** SHA-256 over the certificate, lower-case hex. */
  thumbprint(): string | Promise<string>;
  /** A JWT made with the key, which proves that it is the right one; absent when the key cannot be reached. */
  assertion?(): string | Promise<string>;
}

/** Whom the others are compared with. */
export const OURS = "FLA Panel";

/** What is signed: as long as the signing input of a client assertion. */
export const MESSAGE: Uint8Array<ArrayBuffer> = new Uint8Array(400).fill(0x46);

const HEADER = { alg: "RS256", typ: "JWT" };

/** The header and new claims of a client assertion, as this project's core makes them. */
export function newClaims() {
  const now = Math.floor(Date.now() / 1000);
  const jti = toHex(crypto.getRandomValues(new Uint8Array(20)));
  const client = "self_service_chaman_bench_0123456789";
  const aud = "https://fla-demo.invalid/REST/oauth/v5/token";
  return { header: HEADER, claims: { iss: client, sub: client, aud, jti, iat: now - 5, exp: now + 115 } };
}

/** `header.payload`, for contenders that have no JWT of their own. */
export function signingInput(): string {
  const { header, claims } = newClaims();
  const encode = (value: object) => toBase64url(new TextEncoder().encode(JSON.stringify(value)));
  return `${encode(header)}.${encode(claims)}`;
}

export function toBase64url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
