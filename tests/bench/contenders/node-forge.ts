// Only the parts that open and sign: the whole library would be half as large again.
import "node-forge/lib/pkcs12.js";
import "node-forge/lib/sha256.js";
import "node-forge/lib/sha512.js";
import forge from "node-forge/lib/forge.js";
import { type Asserter, MESSAGE, type Opener, type Signer, signingInput, toBase64url } from "../contender.js";

export const opener: Opener = {
  name: "node-forge",
  async prepare({ pfx, password }) {
    return () => {
      const { key, certificate } = open(pfx, password);
      return {
        thumbprint: () => {
          const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
          return forge.md.sha256.create().update(der).digest().toHex();
        },
        assertion: () => assertWith(key),
      };
    };
  },
};

export const signer: Signer = {
  name: "node-forge",
  async prepare({ pkcs8 }) {
    const key = keyFrom(pkcs8);
    const message = toBinary(MESSAGE);
    return () => sign(key, message);
  },
};

export const asserter: Asserter = {
  name: "node-forge",
  async prepare({ pkcs8 }) {
    const key = keyFrom(pkcs8);
    return () => assertWith(key);
  },
};

function open(file: Uint8Array, password: string) {
  const asn1 = forge.asn1.fromDer(toBinary(file));
  const pfx = forge.pkcs12.pkcs12FromAsn1(asn1, true, password);
  const bags = pfx.safeContents.flatMap((contents) => contents.safeBags);
  const key = bags.find((bag) => bag.key)?.key;
  const certificate = bags.find((bag) => bag.cert)?.cert;
  if (!key || !certificate) throw new Error("no key, or no certificate");
  return { key: key as forge.pki.rsa.PrivateKey, certificate };
}

function keyFrom(pkcs8: Uint8Array) {
  return forge.pki.privateKeyFromAsn1(forge.asn1.fromDer(toBinary(pkcs8))) as forge.pki.rsa.PrivateKey;
}

function assertWith(key: forge.pki.rsa.PrivateKey): string {
  const input = signingInput();
  return `${input}.${toBase64url(sign(key, input))}`;
}

function sign(key: forge.pki.rsa.PrivateKey, message: string): Uint8Array<ArrayBuffer> {
  const signature = key.sign(forge.md.sha256.create().update(message));
  return Uint8Array.from(signature, (character) => character.charCodeAt(0));
}

function toBinary(bytes: Uint8Array): string {
  return forge.util.binary.raw.encode(bytes);
}
