import { type CertBag, Certificate, PFX, type PKCS8ShroudedKeyBag } from "pkijs";
import { type Opener, toHex } from "../contender.js";
import { assertWith, importKey } from "./webcrypto.js";

const CERT_BAG = "1.2.840.113549.1.12.10.1.3";
const SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";

/** PKI.js reads the file and its key goes to WebCrypto, as its own documentation does it. */
export const opener: Opener = {
  name: "PKI.js",
  async prepare({ pfx, password }) {
    return async () => {
      const { certificate, pkcs8 } = await open(pfx, password);
      const key = await importKey(new Uint8Array(pkcs8));
      return {
        thumbprint: async () => {
          const der = certificate.toSchema(true).toBER();
          return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", der)));
        },
        assertion: () => assertWith(key),
      };
    };
  },
};

async function open(file: Uint8Array<ArrayBuffer>, text: string) {
  const password = new TextEncoder().encode(text).buffer;
  const pfx = PFX.fromBER(file);
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw new Error("no authenticated safe");
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  let certificate: Certificate | undefined;
  let pkcs8: ArrayBuffer | undefined;
  for (const { value } of safe.parsedValue.safeContents) {
    for (const bag of value.safeBags) {
      if (bag.bagId === CERT_BAG) {
        const { parsedValue } = bag.bagValue as CertBag;
        if (parsedValue instanceof Certificate) certificate = parsedValue;
      } else if (bag.bagId === SHROUDED_KEY_BAG) {
        // Declared protected, and called so by the library's own examples: there is no other way in.
        const shrouded = bag.bagValue as unknown as ShroudedKeyBag;
        await shrouded.parseInternalValues({ password });
        pkcs8 = shrouded.parsedValue?.toSchema().toBER();
      }
    }
  }
  if (!certificate || !pkcs8) throw new Error("no key, or no certificate");
  return { certificate, pkcs8 };
}

type ShroudedKeyBag = Pick<PKCS8ShroudedKeyBag, "parsedValue"> & {
  parseInternalValues(parameters: { password: ArrayBuffer }): Promise<void>;
};
