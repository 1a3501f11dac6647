import { FlaError } from "../session/session.js";
import type { Signer } from "./certificate.js";
import { Digest, digestOf } from "./digest.js";
import { type FileEntry, MANIFEST_FILE, type Manifest, SIGNATURE_FILE } from "./layout.js";
import { readManifest } from "./manifest.js";
import { checkSignature } from "./signature.js";
import type { Zip } from "./zip.js";
import type { Entry } from "./zip-directory.js";

/** What is not as it was saved. */
export interface Change {
  readonly file: string;
  readonly how: "content" | "missing" | "extra" | "signature" | "signer";
}

/** What is known of a saved register once all of it was read. */
export interface Verdict {
  /** Intact and signed, intact but unsigned, or changed: {@link changes} says what. */
  readonly verdict: "signed" | "unsigned" | "changed";
  readonly changes: readonly Change[];
  readonly manifest: Manifest;
  /** The certificate whose key signed the manifest, as it speaks of itself; `null` when no signature fits. */
  readonly signer: Signer | null;
}

export interface Course {
  /** How much of all was read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Ends it: the checking fails with `saved.cancelled`. */
  readonly givenUp?: AbortSignal;
}

/**
 * Reads every byte of a saved register and compares it with the manifest, and the manifest with its signature. What is no
 * saved register, cannot be read or is beyond a limit fails; what is one and differs is told.
 */
export async function verify(zip: Zip, { onProgress, givenUp }: Course = {}): Promise<Verdict> {
  const entry = zip.entries.get(MANIFEST_FILE);
  if (!entry) throw new FlaError("saved.not_saved");
  const bytes = await zip.bytes(entry, "manifest");
  const manifest = readManifest(bytes);
  const changes: Change[] = [];
  const all = Math.max(
    1,
    manifest.files.reduce((sum, file) => sum + file.bytes, 0),
  );
  let done = 0;
  for (const file of manifest.files) {
    const found = zip.entries.get(file.name);
    if (!found) changes.push({ file: file.name, how: "missing" });
    else if (!(await fits(zip, found, file, givenUp))) changes.push({ file: file.name, how: "content" });
    done += file.bytes;
    onProgress?.(done / all);
  }
  const told = new Set([MANIFEST_FILE, SIGNATURE_FILE, ...manifest.files.map(({ name }) => name)]);
  for (const name of zip.entries.keys()) if (!told.has(name)) changes.push({ file: name, how: "extra" });
  for (const { file } of manifest.pages) {
    if (!told.has(file)) changes.push({ file, how: "missing" });
  }
  const sealed = zip.entries.get(SIGNATURE_FILE);
  const signature = sealed ? await checkSeal(zip, sealed, bytes) : null;
  if (signature && !signature.fits) changes.push({ file: SIGNATURE_FILE, how: "signature" });
  else if (signature && signature.signer?.thumbprint !== manifest.source.thumbprint.toLowerCase()) {
    changes.push({ file: MANIFEST_FILE, how: "signer" });
  }
  const verdict = changes.length > 0 ? "changed" : signature ? "signed" : "unsigned";
  return { verdict, changes, manifest, signer: signature?.fits ? signature.signer : null };
}

async function checkSeal(zip: Zip, entry: Entry, manifest: Uint8Array) {
  let jws: Uint8Array;
  try {
    jws = await zip.bytes(entry, "signature");
  } catch (error) {
    if (isDamage(error)) return { fits: false, signer: null };
    throw error;
  }
  return checkSignature(jws, manifest);
}

/** Whether a file is byte for byte the one that was saved. */
async function fits(zip: Zip, entry: Entry, file: FileEntry, givenUp?: AbortSignal): Promise<boolean> {
  if (entry.bytes !== file.bytes) return false;
  try {
    return (await digestOfEntry(zip, entry, givenUp)) === file.sha256;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** Up to so many bytes are digested by WebCrypto, which is faster and wants all of them at once. */
const AT_ONCE = 32 * 1024 * 1024;

async function digestOfEntry(zip: Zip, entry: Entry, givenUp?: AbortSignal): Promise<string> {
  if (givenUp?.aborted) throw new FlaError("saved.cancelled");
  if (entry.bytes <= AT_ONCE) return digestOf(await zip.whole(entry));
  const digest = new Digest();
  for await (const piece of zip.read(entry)) {
    if (givenUp?.aborted) throw new FlaError("saved.cancelled");
    digest.add(piece);
  }
  return digest.hex();
}

function isDamage(error: unknown): boolean {
  return error instanceof FlaError && error.code === "saved.damaged";
}
