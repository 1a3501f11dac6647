// Secrets as they may lie in memory, and the search for what is left of them.
import type { KeyObject } from "node:crypto";

/** A secret in one of its forms, to be looked for in pieces: half a key left behind is left behind too. */
export interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Bytes in a row that are no accident. */
const PIECE = 8;

/** The private numbers of an RSA key, as DER writes them and as an engine computes with them on this processor. */
export function keyNeedles(key: KeyObject): Needle[] {
  const jwk = key.export({ format: "jwk" });
  return (["d", "p", "q", "dp", "dq", "qi"] as const).flatMap((name) => {
    const bytes = Buffer.from(jwk[name] ?? "", "base64url");
    return [
      { what: `${name}, big-endian`, bytes },
      { what: `${name}, in limbs`, bytes: Buffer.from(bytes).reverse() },
    ];
  });
}

/** A password as typed, as PKCS#12 wants it, and as HMAC keeps it: under the two constants of RFC 2104. */
export function passwordNeedles(password: string): Needle[] {
  const utf8 = Buffer.from(password, "utf8");
  const bmp = Buffer.from(password, "utf16le").swap16();
  const words = Buffer.from(utf8.subarray(0, utf8.length - (utf8.length % 4))).swap32();
  return [
    { what: "password, UTF-8", bytes: utf8 },
    { what: "password, UTF-16BE", bytes: bmp },
    { what: "password, in words of a hash", bytes: words },
    ...[0x36, 0x5c].flatMap((pad) => [
      { what: `password, UTF-8 under ${pad.toString(16)}`, bytes: utf8.map((byte) => byte ^ pad) as Buffer },
      { what: `password, words under ${pad.toString(16)}`, bytes: words.map((byte) => byte ^ pad) as Buffer },
    ]),
  ];
}

export function textNeedle(what: string, text: string): Needle {
  return { what, bytes: Buffer.from(text) };
}

/** Which needles have a piece in these bytes, and where. */
export function found(bytes: Buffer, needles: readonly Needle[]): string[] {
  return needles.flatMap((needle) => {
    for (let from = 0; from + PIECE <= needle.bytes.length; from += PIECE) {
      const at = bytes.indexOf(needle.bytes.subarray(from, from + PIECE));
      if (at >= 0) return [`${needle.what}: bytes from ${from} at 0x${at.toString(16)}`];
    }
    return [];
  });
}
