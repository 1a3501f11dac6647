import { Digest } from "./digest.js";

/** What a certificate says of itself. Nobody vouches for any of it here. */
export interface Signer {
  /** Its common name, else its whole subject. */
  readonly name: string;
  readonly subject: string;
  readonly issuer: string;
  /** ISO instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** SHA-256 of all of it, hexadecimal. */
  readonly thumbprint: string;
}

/** Attributes of a name that people know by a short word (RFC 4514 §3, RFC 4519). */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "title",
  "2.5.4.42": "GN",
  "2.5.4.97": "organizationIdentifier",
  "1.2.840.113549.1.9.1": "emailAddress",
};

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OBJECT_IDENTIFIER = 0x06;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const BMP_STRING = 0x1e;
const LATIN_STRING = 0x14;
const VERSION = 0xa0;

/**
 * Reads a certificate (RFC 5280 §4.1): what it says, and its public key as WebCrypto takes it. `null` for what is none. The
 * page that checks a saved register has no Wasm core to ask, because it is one file that opens from a disk.
 */
export function readCertificate(
  der: Uint8Array<ArrayBuffer>,
): { signer: Signer; key: Uint8Array<ArrayBuffer> } | null {
  try {
    const [tbs] = children(one(der, SEQUENCE));
    const fields = children(expect(tbs, SEQUENCE));
    if (fields[0]?.tag === VERSION) fields.shift();
    const [serial, , issuer, validity, subject, key] = fields;
    const [notBefore, notAfter] = children(expect(validity, SEQUENCE));
    const attributes = readName(expect(subject, SEQUENCE));
    const line = toLine(attributes);
    return {
      key: expect(key, SEQUENCE).whole,
      signer: {
        name: attributes.find(([name]) => name === "CN")?.[1] ?? line,
        subject: line,
        issuer: toLine(readName(expect(issuer, SEQUENCE))),
        notBefore: readTime(notBefore),
        notAfter: readTime(notAfter),
        serial: toHex(expect(serial, INTEGER).content),
        thumbprint: new Digest().add(der).hex(),
      },
    };
  } catch {
    return null;
  }
}

/** An element of DER (X.690 §8.1). */
interface Element {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
  /** With its tag and length. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

function children({ content }: Element): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < content.length; ) {
    const element = elementAt(content, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** The only element of some bytes. */
function one(bytes: Uint8Array<ArrayBuffer>, tag: number): Element {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new RangeError("der");
  return expect(element, tag);
}

function elementAt(bytes: Uint8Array<ArrayBuffer>, at: number): Element {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new RangeError("der");
  let [length, header] = [first, 2];
  if (first >= 0x80) {
    const octets = first - 0x80;
    if (octets === 0 || octets > 4) throw new RangeError("der");
    length = bytes.subarray(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
    header += octets;
  }
  const end = at + header + length;
  if (end > bytes.length) throw new RangeError("der");
  return { tag, content: bytes.subarray(at + header, end), whole: bytes.subarray(at, end) };
}

function expect(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new RangeError("der");
  return element;
}

function readName(name: Element): [string, string][] {
  return children(name).flatMap((relative) =>
    children(expect(relative, SET)).map((attribute): [string, string] => {
      const [type, value] = children(expect(attribute, SEQUENCE));
      const identifier = readIdentifier(expect(type, OBJECT_IDENTIFIER).content);
      return [ATTRIBUTES[identifier] ?? identifier, value ? readString(value) : ""];
    }),
  );
}

function toLine(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => `${name}=${value.replace(/[\\,+"<>;]/g, "\\$&")}`).join(", ");
}

function readString({ tag, content }: Element): string {
  if (tag === BMP_STRING) return new TextDecoder("utf-16be").decode(content);
  return new TextDecoder(tag === LATIN_STRING ? "latin1" : "utf-8").decode(content);
}

function readIdentifier(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join(".");
}

/** RFC 5280 §4.1.2.5: to the second, in UTC; two digits of a year are of 1950 to 2049. */
function readTime(element: Element | undefined): string {
  const text = element ? readString(element) : "";
  const short = element?.tag === UTC_TIME;
  if (!short && element?.tag !== GENERALIZED_TIME) throw new RangeError("der");
  const digits = short ? `${Number(text.slice(0, 2)) < 50 ? "20" : "19"}${text}` : text;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  if (second === undefined) throw new RangeError("der");
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
