import {
  type Asserter,
  type Contender,
  MESSAGE,
  type Signer,
  signingInput,
  toBase64url,
} from "../contender.js";

/** RS256. */
export const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

export function importKey(pkcs8: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", pkcs8, RS256, false, ["sign"]);
}

/** A client assertion with a WebCrypto key and nothing else. */
export async function assertWith(key: CryptoKey): Promise<string> {
  const input = signingInput();
  const signature = await crypto.subtle.sign(RS256, key, new TextEncoder().encode(input));
  return `${input}.${toBase64url(new Uint8Array(signature))}`;
}

/**
 * The floor of opening in a browser: the two PBKDF2 runs of a PBES2 file, for its key and for its
 * certificates, and nothing else. Opens nothing.
 */
export const barePbkdf2: Contender<void> = {
  name: "two bare PBKDF2 calls",
  async prepare({ iterations, password }) {
    if (iterations === null) throw new Error("the file is not made with PBKDF2");
    const runs = [0, 1].map((n) => {
      const salt = new Uint8Array(16).fill(n);
      return { name: "PBKDF2", hash: "SHA-256", salt, iterations };
    });
    return async () => {
      const secret = new TextEncoder().encode(password);
      const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
      await Promise.all(runs.map((run) => crypto.subtle.deriveBits(run, key, 256)));
    };
  },
};

export const signer: Signer = {
  name: "WebCrypto",
  async prepare({ pkcs8 }) {
    const key = await importKey(pkcs8);
    return async () => new Uint8Array(await crypto.subtle.sign(RS256, key, MESSAGE));
  },
};

export const asserter: Asserter = {
  name: "WebCrypto",
  async prepare({ pkcs8 }) {
    const key = await importKey(pkcs8);
    return () => assertWith(key);
  },
};
