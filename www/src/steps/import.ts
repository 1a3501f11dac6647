import type { DeclarationKind } from "#core";
import { download } from "../download.js";
import type { KeptFile, KeptSteps } from "../import/kept-import.js";
import { OpenTable } from "../import/open-table.js";
import { recallMapping, rememberMapping } from "../import/remembered-mapping.js";
import { type Panel, perform } from "../panel.js";
import type { Remark } from "../receipt/remark.js";
import { FlaError } from "../session/session.js";
import type { Action } from "../state/action.js";
import { ownNumber } from "../state/employer.js";
import type { ImportSource, ImportState } from "../state/import-state.js";
import { chosenCustomer } from "../state/reduce-customers.js";
import { ownerOf } from "../state/reduce-import.js";
import type { Mapping, Table, TableOptions, TableSummary } from "../table/table.js";

/** As many drafts as cross from the table at a time. */
const SLICE = 500;

/** The largest file that is read, in bytes. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Reads a file that was picked or dropped, in place of what was read before. */
export function readFile(panel: Panel, file: File): Promise<void> {
  return read(panel, { name: file.name, contents: file });
}

/** Reads what was copied from a spreadsheet. */
export function readPasted(panel: Panel, text: string): Promise<void> {
  return read(panel, { name: "", contents: new Blob([text]) });
}

/** Reads the same file once more, from another of its sheets. */
export async function readSheet(panel: Panel, sheet: string): Promise<void> {
  const { source, remarks } = panel.store.state.imports;
  if (source) await read(panel, source, { sheet, remarks });
}

interface Again {
  kind?: DeclarationKind;
  sheet?: string | undefined;
  remarks?: Readonly<Record<number, readonly Remark[]>>;
}

/** Reads rows. Where the columns need no question, they are checked at once. */
export function read(
  panel: Panel,
  source: ImportSource,
  { kind = panel.store.state.imports.kind, sheet, remarks = {} }: Again = {},
): Promise<void> {
  return atTable(panel, async (open) => {
    const contents = await bytesOf(source);
    const view = await open.table.read(tableSource(source, contents), optionsOf(panel, kind, sheet));
    await keep(panel, open, { kind, source, sheet: view.sheet, remarks }, { steps: [], handing: null });
    const earlier = await recallMapping(panel.host, kind, view);
    const mapping = earlier ?? view.mapping;
    const asked = earlier === null && (!view.confident || (view.sheets.length > 1 && sheet === undefined));
    return {
      type: "importRead",
      kind,
      source,
      view,
      mapping,
      origin: earlier ? "earlier" : "headings",
      summary: asked ? null : await open.map(mapping),
      remarks,
      sealed: 0,
      broughtBack: null,
    };
  });
}

/** Uses the columns as the user matched them, and remembers that for the next file with these headings. */
export function useMapping(panel: Panel, mapping: Mapping): Promise<void> {
  return atTable(panel, async (open) => {
    const { kind, view } = panel.store.state.imports;
    const summary = await open.map(mapping);
    if (view) await rememberMapping(panel.host, kind, view, mapping);
    return { type: "importMapped", mapping, summary };
  });
}

/** Looks for rows kept from an earlier time under this certificate, and brings them back as they were. */
export async function seekKept(panel: Panel): Promise<void> {
  if (panel.store.state.imports.soughtKept) return;
  const owner = ownerOf(panel.store.state);
  const isOurs = owner !== null && (await panel.imports.claim(owner));
  const found = isOurs ? await panel.imports.find(owner, panel.now()).catch(() => null) : null;
  const { imports } = panel.store.state;
  if (imports.soughtKept || imports.view || ownerOf(panel.store.state) !== owner) return;
  panel.store.dispatch({ type: "keptImportSought" });
  if (!found || found.steps.steps.length === 0) return;
  await atTable(panel, (open) => bringBack(panel, open, found));
}

async function bringBack(
  panel: Panel,
  open: OpenTable,
  { file, steps }: { file: KeptFile; steps: KeptSteps },
): Promise<Action> {
  const { kind, name, contents, remarks } = file;
  const source = { name, contents };
  const bytes = await bytesOf(source);
  const view = await open.table.read(
    tableSource(source, bytes),
    optionsOf(panel, kind, file.sheet ?? undefined),
  );
  await keep(panel, open, { kind, source, sheet: file.sheet, remarks }, steps);
  const summary = await withoutHanded(panel, open, steps.handing, await open.repeat());
  if (summary?.rows === 0) {
    void open.forget();
    return { type: "importClosed" };
  }
  const mapping = steps.steps.findLast((step) => step.do === "map")?.mapping ?? view.mapping;
  return {
    type: "importRead",
    kind,
    source,
    view,
    mapping,
    origin: "user",
    summary,
    remarks,
    sealed: open.sealed ? (summary?.undoable ?? 0) : 0,
    broughtBack: { at: steps.at },
  };
}

/** The panel may have ended while a batch was being made: whether it exists says where its rows are. */
async function withoutHanded(
  panel: Panel,
  open: OpenTable,
  handing: KeptSteps["handing"],
  summary: TableSummary | null,
): Promise<TableSummary | null> {
  if (!handing) return summary;
  const batches = await panel.batches.list();
  const isMade = batches.some(({ createdAt, total }) => createdAt >= handing.at && total === handing.rows);
  if (isMade) return open.handOver((await readyRows(open)).map(({ row }) => row));
  open.endHanding();
  return summary;
}

async function readyRows({ table }: OpenTable): ReturnType<Table["drafts"]> {
  const ready: Awaited<ReturnType<Table["drafts"]>> = [];
  for (let from = 0; ; from = (ready.at(-1)?.row ?? 0) + 1) {
    const slice = await table.drafts(from, SLICE);
    if (slice.length === 0) return ready;
    ready.push(...slice);
  }
}

/** Closes the table and forgets what is kept of it. */
export function discardImport(panel: Panel): void {
  void panel.openTable?.forget();
  panel.store.dispatch({ type: "importClosed" });
}

/** Gives the user an empty workbook to fill in. */
export function downloadTemplate(panel: Panel): Promise<void> {
  return atTable(panel, async (open) => {
    const { state } = panel.store;
    const file = await open.table.template(state.imports.kind, state.settings.language);
    download(new Blob([file.bytes], { type: file.mediaType }), file.fileName);
    return { type: "exported" };
  });
}

/** Ends the Worker of the table when the rows in it no longer belong on the screen: locked, or another certificate. */
export function watchImport(panel: Panel): void {
  let { view } = panel.store.state.imports;
  let owner = ownerOf(panel.store.state);
  panel.store.subscribe(() => {
    const before = { view, owner };
    ({ view } = panel.store.state.imports);
    owner = ownerOf(panel.store.state);
    if (before.view && !view) closeTable(panel);
    if (before.owner !== null && owner !== before.owner) void panel.imports.claim(null);
  });
}

function closeTable(panel: Panel): void {
  panel.openTable?.close();
  panel.openTable = null;
}

/** Does something at the table while the screen says how far it is. What the user gave up is no failure. */
export function atTable(panel: Panel, work: (open: OpenTable) => Promise<Action>): Promise<void> {
  return perform(panel, "checking", async (givenUp) => {
    const open = tableOf(panel);
    givenUp.addEventListener("abort", () => open.table.cancel());
    open.table.onProgress = (progress) =>
      panel.store.dispatch({ type: "progressed", progress, at: panel.now() });
    try {
      return await work(open);
    } catch (error) {
      if (error instanceof FlaError && error.code === "table.cancelled") return { type: "cancelled" };
      throw error;
    } finally {
      open.table.onProgress = null;
    }
  });
}

function tableOf(panel: Panel): OpenTable {
  panel.openTable ??= new OpenTable(panel.startTable(), panel.imports, panel.now, (kept) =>
    panel.store.dispatch({ type: "importKept", kept }),
  );
  return panel.openTable;
}

function optionsOf({ store, now }: Panel, kind: DeclarationKind, sheet?: string): TableOptions {
  const { state } = store;
  const employer = ownNumber(state) || chosenCustomer(state)?.number || state.saved.consult.lookup?.employer;
  return {
    kind,
    today: dayOf(now()),
    representative: state.connection.account.role === "representative",
    ...(sheet !== undefined && { sheet }),
    ...(employer && { employer }),
  };
}

/** The day of this computer, as the law counts days. */
function dayOf(now: number): string {
  const at = new Date(now);
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

async function bytesOf({ contents }: ImportSource): Promise<Uint8Array<ArrayBuffer>> {
  if (contents.size > MAX_FILE_BYTES) throw new FlaError("table.size", { maximum: String(MAX_FILE_BYTES) });
  const bytes = await contents.arrayBuffer().catch(() => {
    throw new FlaError("file.unreadable");
  });
  return new Uint8Array(bytes);
}

function tableSource({ name }: ImportSource, bytes: Uint8Array): Parameters<Table["read"]>[0] {
  return name === "" ? { text: new TextDecoder().decode(bytes) } : { bytes, name };
}

/** Keeps a copy of the file: the original may be moved, changed or unplugged before the panel is opened again. */
async function keep(
  panel: Panel,
  open: OpenTable,
  {
    kind,
    source,
    sheet,
    remarks,
  }: Pick<ImportState, "kind" | "remarks"> & { source: ImportSource; sheet: string | null },
  done: Pick<KeptSteps, "steps" | "handing">,
): Promise<void> {
  const owner = ownerOf(panel.store.state);
  if (owner === null) return;
  const { name } = source;
  const contents = new Blob([await bytesOf(source)]);
  const at = new Date(panel.now()).toISOString();
  await open.begin({ owner, part: "file", version: 1, at, kind, name, contents, sheet, remarks }, done);
}
