import { readCertificate, type Signer } from "./certificate.js";
import { SIGNATURE_TYPE } from "./layout.js";

/** What a signature is worth: whether it fits, and the certificate it came with as far as that can be read. */
export interface Checked {
  readonly fits: boolean;
  readonly signer: Signer | null;
}

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/**
 * Checks a detached JWS (RFC 7515, Appendix F) over a manifest: RS256 with the key of its own first certificate (`x5c`).
 * That says that whoever had that key signed these bytes, and not who that is.
 */
export async function checkSignature(jws: Uint8Array, manifest: Uint8Array): Promise<Checked> {
  const [header = "", payload, signature = "", ...more] = String.fromCharCode(...jws).split(".");
  const certificate = payload === "" && more.length === 0 ? certificateOf(header) : null;
  if (!certificate) return { fits: false, signer: null };
  const { signer, key } = certificate;
  const bytes = fromBase64Url(signature);
  const input = new TextEncoder().encode(`${header}.${toBase64Url(manifest)}`);
  const fits = bytes !== null && (await verifies(key, bytes, input));
  return { fits, signer };
}

/** The certificate of who signed, when the header is one of ours: nothing is read into another one. */
function certificateOf(header: string): ReturnType<typeof readCertificate> {
  try {
    const json = fromBase64Url(header);
    const members: unknown = json && JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
    const { alg, typ, crit, b64, x5c } = Object(members) as Record<string, unknown>;
    if (alg !== "RS256" || typ !== SIGNATURE_TYPE || crit !== undefined || b64 !== undefined) return null;
    const first: unknown = Array.isArray(x5c) ? x5c[0] : null;
    return typeof first === "string" ? readCertificate(fromBinary(atob(first))) : null;
  } catch {
    return null;
  }
}

async function verifies(
  spki: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("spki", spki, ALGORITHM, false, ["verify"]);
    return await crypto.subtle.verify(ALGORITHM, key, signature, input);
  } catch {
    return false;
  }
}

/** The bytes of base64url; `null` unless they are written in the one way there is (RFC 7515 §2), to the last bit. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const bytes = fromBinary(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** As many bytes as are turned into text at once: a multiple of three, so that the pieces can be put together. */
const PIECE = 3 * 8_192;

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBinary(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
