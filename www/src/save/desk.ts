import { crc32 } from "../saved/crc32.js";
import { digestOf } from "../saved/digest.js";
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
import { Copy } from "./copy.js";
import { deflated, inflated } from "./deflater.js";
import { type Entry, wholeEntry } from "./entry.js";
import type { KeptPage, KeptSaves, PageFacts, SaveRecord } from "./kept.js";
import { type About, headOf, type Occasion } from "./manifest.js";
import { PageWriter } from "./page-writer.js";
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
    const queued = Promise.resolve({ written: Promise.resolve() });
    const writer = new PageWriter(this.#saves);
    const open: Open = { record, copy, language, writer, queued, ...nothing };
    await this.#saves.put(record);
    for await (const { facts, deflated: small } of this.#pages(record)) {
      copy.add(facts, await inflated(small));
      await copy.ready;
    }
    this.#open = open;
    return copy.stands;
  }

  /** The pages on the disk, in their order. */
  async *#pages({ id }: SaveRecord): AsyncGenerator<KeptPage> {
    for (let from = 0; ; from += CHUNK) {
      const pages = await this.#saves.pages(id, from, CHUNK);
      yield* pages;
      if (pages.length < CHUNK) return;
    }
  }

  /** Takes a page in; it is on the disk when this settles. Gives how far its question is. */
  async page(facts: PageFacts, bytes: Uint8Array<ArrayBuffer>): Promise<PartStand> {
    const open = this.#current();
    const { copy } = open;
    const place = copy.pages.length;
    copy.add(facts, bytes);
    const stand = copy.standOf(facts.part);
    const made = this.#make(open, place, facts, bytes);
    // One after the other: whatever dies in between, no page on the disk follows one that is not there.
    open.queued = Promise.all([made, open.queued]).then(([page]) => ({ written: open.writer.put(page) }));
    await (await open.queued).written;
    return stand;
  }

  async #make(
    { record, copy }: Open,
    place: number,
    facts: PageFacts,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<KeptPage> {
    const { length: size } = bytes;
    const crc = crc32(bytes);
    const [small, sha256] = await Promise.all([deflated(bytes), digestOf(bytes), copy.ready]);
    return { save: record.id, place, facts, size, crc, sha256, deflated: small };
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
    archive.add(await wholeEntry(README_FILE, readme(about)));
    for (const one of LANGUAGES) {
      const report = writeReport(one, { manifest: head, tally: copy.tally });
      archive.add(await wholeEntry(reportFile(one), report));
    }
    for (const entry of await open.data) archive.add(entry);
    for await (const { place, deflated: body, size, crc, sha256 } of this.#pages(record)) {
      const name = copy.pages[place]?.file;
      if (name === undefined) throw new FlaError("session.internal");
      archive.add({ name, size, crc, sha256, method: "deflated", body });
    }
    if (occasion.certificate !== null) {
      archive.add(await wholeEntry(CERTIFICATE_FILE, occasion.certificate));
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
    archive.add(await wholeEntry(MANIFEST_FILE, manifest));
    if (signature !== null) archive.add(await wholeEntry(SIGNATURE_FILE, signature));
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
  readonly writer: PageWriter;
  /** Settles when every page so far waits for the disk. */
  queued: Promise<{ readonly written: Promise<void> }>;
  /** The files of the records, once they were ended. */
  data: Promise<readonly Entry[]> | null;
  /** What waits for its signature. */
  archive: Archive | null;
  manifest: Uint8Array<ArrayBuffer> | null;
}
