import jsrsasign from "jsrsasign";
import { type Asserter, MESSAGE, newClaims, type Signer, toHex } from "../contender.js";

const { KEYUTIL, KJUR } = jsrsasign;

/** jsrsasign signs; it has no PKCS#12. */
export const signer: Signer = {
  name: "jsrsasign",
  async prepare({ pkcs8 }) {
    const key = keyFrom(pkcs8);
    const message = toHex(MESSAGE);
    return () => {
      const signature = new KJUR.crypto.Signature({ alg: "SHA256withRSA" });
      signature.init(key);
      signature.updateHex(message);
      return fromHex(signature.sign());
    };
  },
};

export const asserter: Asserter = {
  name: "jsrsasign",
  async prepare({ pkcs8 }) {
    const key = keyFrom(pkcs8);
    return () => {
      const { header, claims } = newClaims();
      return KJUR.jws.JWS.sign(null, JSON.stringify(header), JSON.stringify(claims), key);
    };
  },
};

function keyFrom(pkcs8: Uint8Array) {
  return KEYUTIL.getKey(toHex(pkcs8), undefined, "pkcs8prv") as jsrsasign.RSAKey;
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
