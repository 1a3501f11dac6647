import { inflateSync } from "fflate";
import {
  CERTIFICATE_FILE,
  MANIFEST_FILE,
  type Manifest,
  type Part,
  type PartFinding,
  README_FILE,
  reportFile,
  SIGNATURE_FILE,
} from "../saved/layout.js";
import { writeReport } from "../saved/report/report.js";
import { FlaError } from "../session/session.js";
import { LANGUAGES, type Language } from "../text/language.js";
import { Text } from "../text/text.js";
import { Archive } from "./archive.js";
import { Copy, type RawPage } from "./copy.js";
import { deflated } from "./deflater.js";
import { counted, type Entry, wholeEntry } from "./entry.js";
import type { KeptSaves, PageFacts, SaveRecord } from "./kept.js";
import { type About, headOf, type Occasion } from "./manifest.js";
import type { PartStand } from "./part-check.js";
import { readme } from "./readme.js";

/** Pages that are read from the disk at a time. */
const CHUNK = 50;

/** The saving of a register, in its Worker: pages in, a ZIP out. One saving at a time. */
export class Desk {
  readonly #saves: KeptSaves;
  #open: Open | null = null;

  constructor(saves: KeptSaves) {
    this.#saves = saves;
  }

  /** Begins a saving, or goes on with what is kept of it. Gives how far each question is. */
  async open(record: SaveRecord, language: Language, at: number): Promise<readonly PartStand[]> {
    const copy = new Copy(record.questions, new Text(language), at);
    const nothing = { data: null, archive: null, manifest: null };
    const open: Open = { record, copy, language, kept: Promise.resolve(), ...nothing };
    await this.#saves.put(record);
    for (let from = 0; ; ) {
      const pages = await this.#saves.pages(record.id, from, CHUNK);
      for (const page of pages) {
        copy.add(page.facts, inflateSync(page.deflated, { out: new Uint8Array(page.size) }));
        copy.addRaw(from, page);
        from += 1;
      }
      await copy.ready;
      if (pages.length < CHUNK) break;
    }
    this.#open = open;
    return copy.stands;
  }

  /** Takes a page in; it is on the disk when this settles. Gives how far its question is. */
  async page(facts: PageFacts, bytes: Uint8Array<ArrayBuffer>): Promise<PartStand> {
    const open = this.#current();
    const { copy } = open;
    const place = copy.pages.length;
    copy.add(facts, bytes);
    const stand = copy.standOf(facts.part);
    // One after the other: whatever dies in between, no page on the disk follows one that is not there.
    open.kept = this.#keep(open, { place, facts, bytes, before: open.kept });
    await open.kept;
    return stand;
  }

  async #keep(
    { record, copy }: Open,
    {
      place,
      facts,
      bytes,
      before,
    }: { place: number; facts: PageFacts; bytes: Uint8Array<ArrayBuffer>; before: Promise<void> },
  ): Promise<void> {
    const [small, sha256] = await Promise.all([deflated(bytes), digest(bytes), copy.ready]);
    const raw: RawPage = { ...counted("", bytes), deflated: small, sha256 };
    copy.addRaw(place, raw);
    await before;
    await this.#saves.putPage({ save: record.id, place, facts, ...raw });
  }

  /** Notes what ended a question before its last page, or that it may be asked again. */
  async note(part: number, finding: PartFinding | null): Promise<void> {
    const open = this.#current();
    const { [part]: _, ...others } = open.record.ended;
    const ended = finding ? { ...others, [part]: finding } : others;
    open.record = { ...open.record, ended };
    await this.#saves.put(open.record);
  }

  /** What there is of each question now. */
  async parts(): Promise<readonly Part[]> {
    const { copy, record } = this.#current();
    return copy.parts(record.ended);
  }

  /** Makes everything but the signature, and gives the manifest that is to be signed. Can be asked again. */
  async finish(occasion: Occasion): Promise<Uint8Array<ArrayBuffer>> {
    const open = this.#current();
    const { copy, record, language } = open;
    open.data ??= copy.end();
    const about: About = { ...occasion, language, pages: copy.pages, parts: copy.parts(record.ended) };
    const archive = new Archive(occasion.at);
    const head = headOf(about);
    await archive.add(await wholeEntry(README_FILE, readme(about)));
    for (const one of LANGUAGES) {
      const report = writeReport(one, { manifest: head, tally: copy.tally });
      await archive.add(await wholeEntry(reportFile(one), report));
    }
    for (const entry of await open.data) await archive.add(entry);
    for (const entry of copy.raw) await archive.add(entry);
    if (occasion.certificate !== null) {
      await archive.add(await wholeEntry(CERTIFICATE_FILE, occasion.certificate));
    }
    const manifest: Manifest = { ...head, files: archive.entries };
    open.manifest = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
    open.archive = archive;
    return open.manifest.slice();
  }

  /** Ends the file. `signature`: of the manifest; `null` when nobody could sign it. */
  async seal(signature: string | null): Promise<Blob> {
    const open = this.#current();
    const { archive, manifest } = open;
    if (!archive || !manifest) throw new FlaError("session.internal");
    open.archive = null;
    await archive.add(await wholeEntry(MANIFEST_FILE, manifest));
    if (signature !== null) await archive.add(await wholeEntry(SIGNATURE_FILE, signature));
    return archive.end("application/zip");
  }

  #current(): Open {
    if (!this.#open) throw new FlaError("session.internal");
    return this.#open;
  }
}

interface Open {
  record: SaveRecord;
  readonly copy: Copy;
  readonly language: Language;
  /** Settles when every page so far is on the disk. */
  kept: Promise<void>;
  /** The files of the records, once they were ended. */
  data: Promise<readonly Entry[]> | null;
  /** What waits for its signature. */
  archive: Archive | null;
  manifest: Uint8Array<ArrayBuffer> | null;
}

/** By WebCrypto, which is faster for what is there as a whole. */
async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
