import { createPrivateKey, pbkdf2, sign, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { promisify } from "node:util";
import {
  type Asserter,
  type Contender,
  MESSAGE,
  type Opener,
  type Signer,
  signingInput,
} from "../contender.js";

const derive = promisify(pbkdf2);

/**
 * OpenSSL inside Node. It keeps the key to itself, so nothing can be signed with it here; but it refuses a key
 * that does not belong to the certificate.
 */
export const opener: Opener = {
  name: "Node (OpenSSL)",
  async prepare({ pfx, password }) {
    const options = { pfx: Buffer.from(pfx), passphrase: password, ca: [] };
    return () => {
      const { context } = createSecureContext(options);
      return {
        thumbprint: () => {
          const { fingerprint256 } = new X509Certificate(context.getCertificate());
          return fingerprint256.replaceAll(":", "").toLowerCase();
        },
      };
    };
  },
};

/** As in WebCrypto, but on two threads at once: Node does that, Chromium does not. */
export const barePbkdf2: Contender<void> = {
  name: "two bare PBKDF2 calls",
  async prepare({ iterations, password }) {
    if (iterations === null) throw new Error("the file is not made with PBKDF2");
    return async () => {
      const salts = [0, 1].map((n) => new Uint8Array(16).fill(n));
      await Promise.all(salts.map((salt) => derive(password, salt, iterations, 32, "sha256")));
    };
  },
};

export const signer: Signer = {
  name: "Node (OpenSSL)",
  async prepare({ pkcs8 }) {
    const key = keyFrom(pkcs8);
    return () => sign("sha256", MESSAGE, key);
  },
};

export const asserter: Asserter = {
  name: "Node (OpenSSL)",
  async prepare({ pkcs8 }) {
    const key = keyFrom(pkcs8);
    return () => {
      const input = signingInput();
      return `${input}.${sign("sha256", Buffer.from(input), key).toString("base64url")}`;
    };
  },
};

function keyFrom(pkcs8: Uint8Array) {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
}
