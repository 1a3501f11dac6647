import { SignJWT } from "jose";
import { type Asserter, newClaims } from "../contender.js";
import { importKey } from "./webcrypto.js";

/** jose builds the assertion, WebCrypto signs it. */
export const asserter: Asserter = {
  name: "jose",
  async prepare({ pkcs8 }) {
    const key = await importKey(pkcs8);
    return () => {
      const { header, claims } = newClaims();
      return new SignJWT(claims).setProtectedHeader(header).sign(key);
    };
  },
};
