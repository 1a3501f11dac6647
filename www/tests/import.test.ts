import assert from "node:assert/strict";
import { test } from "node:test";
import type { CertificateView, KeyFileView } from "#core";
import type { Batch, Batches, Drafted, Entry, Sender } from "../src/batch/batch.js";
import { columnsOf, maskNumber, maskNumbers, shownText } from "../src/import/columns.js";
import type { ImportRecord, KeptFile, KeptImports, KeptSteps } from "../src/import/kept-import.js";
import type { Panel } from "../src/panel.js";
import { handOver } from "../src/steps/hand-over.js";
import { discardImport, readFile, seekKept, useMapping, watchImport } from "../src/steps/import.js";
import { openRows, takeReturned } from "../src/steps/returned.js";
import { editCell, fixAll, removeRow, undoChange } from "../src/steps/rows.js";
import { lock } from "../src/steps/settings.js";
import { Text } from "../src/text/text.js";
import { connection, NOW, panelWith } from "./panel-with.js";
import { tableDouble } from "./table-double.js";

/** A worker who does not exist: a BIS number with month 40 and day 00. */
const WORKER = "85400003392";
const DOTTED = "85.40.00-033.92";
const HEADINGS = "employer;worker;training;start;status";
const ROWS = [
  `1000000120;${WORKER};First aid;13/10/2025;followed`,
  `1000000120;${DOTTED};First aid;13/10/2025;followed`,
  `1000000120;${WORKER};;13/10/2025;followed`,
];

function fileOf(headings = HEADINGS, rows = ROWS): File {
  return new File([[headings, ...rows].join("\n")], "rows.csv");
}

/** What is kept, in memory, and shared by the panels of a test. */
function keptInMemory() {
  const records = new Map<string, ImportRecord>();
  const imports: KeptImports = {
    claim: async () => true,
    put: async (record) => void records.set(`${record.owner} ${record.part}`, structuredClone(record)),
    find: async (owner) => {
      const file = records.get(`${owner} file`) as KeptFile | undefined;
      const steps = records.get(`${owner} steps`) as KeptSteps | undefined;
      return file && steps ? { file, steps } : null;
    },
    forget: async (owner) => {
      records.delete(`${owner} file`);
      records.delete(`${owner} steps`);
    },
    clear: async () => records.clear(),
  };
  return { imports, records };
}

function batchesInMemory() {
  const made: { batch: Batch; drafts: Drafted[] }[] = [];
  const batches = {
    create: async (head, drafts) => {
      const all: Drafted[] = [];
      for await (const group of drafts) all.push(...group);
      const batch = {
        ...head,
        id: `batch ${made.length}`,
        createdAt: new Date(NOW).toISOString(),
      } as unknown as Batch;
      made.push({ batch, drafts: all });
      return batch;
    },
    list: async () => made.map(({ batch }) => batch),
  } as Pick<Batches, "create" | "list"> as Batches;
  return { batches, made };
}

interface World {
  kept?: ReturnType<typeof keptInMemory>;
  batches?: Batches;
  settings?: Map<string, unknown>;
  sha256?: string;
}

/** A panel with a certificate open, its table in memory. */
function importPanel({
  kept = keptInMemory(),
  batches = batchesInMemory().batches,
  settings,
  sha256 = "aa",
}: World = {}) {
  const host = settings && {
    read: async (key: string) => settings.get(key),
    write: async (key: string, value: unknown) => void settings.set(key, value),
  };
  const { panel: plain } = panelWith({}, host);
  const table = tableDouble();
  const sender = { pause: async () => {} } as Sender;
  const panel: Panel = { ...plain, sender, imports: kept.imports, batches, startTable: () => table };
  watchImport(panel);
  const certificate = { sha256, notAfter: "2027-01-01T00:00:00Z", organisation: "Bakery" } as CertificateView;
  const opened = {
    mac: true,
    identities: [{ usable: true, certificates: [certificate] }],
  } as unknown as KeyFileView;
  panel.store.dispatch({ type: "fileOpened", opened, chosen: 0 });
  panel.store.dispatch({ type: "connected", connection: connection(600) });
  return { panel, table, kept };
}

const imports = ({ store }: Panel) => store.state.imports;

/** Lets what is being written be written. */
const written = () => new Promise<void>((resolve) => setImmediate(resolve));

test("a file whose columns are known is checked at once", async () => {
  const { panel } = importPanel();
  await readFile(panel, fileOf());
  assert.deepEqual(imports(panel).asking, false);
  assert.deepEqual(imports(panel).summary?.ready, 1);
  assert.deepEqual(imports(panel).summary?.withErrors, 2);
});

test("a column nobody knows is asked about once, and never again under the same headings", async () => {
  const settings = new Map<string, unknown>();
  const { panel } = importPanel({ settings });
  const odd = fileOf("employer;worker;training;start;situation");
  await readFile(panel, odd);
  const { view, asking, summary } = imports(panel);
  assert.deepEqual([asking, summary], [true, null]);
  const columns = view?.mapping.columns.map((path) => path ?? "training.status") ?? [];
  await useMapping(panel, { heading: true, columns, defaults: {} });
  assert.deepEqual(imports(panel).summary?.rows, 3);

  const { panel: later } = importPanel({ settings });
  await readFile(later, fileOf("employer; Worker;training;START;situation"));
  assert.deepEqual(imports(later).origin, "earlier");
  assert.deepEqual(imports(later).mapping?.columns, columns);
  assert.deepEqual(imports(later).summary?.rows, 3);
});

test("of a mapping neither headings nor what says something about a person is kept", async () => {
  const settings = new Map<string, unknown>();
  const { panel } = importPanel({ settings });
  await readFile(panel, fileOf("employer;Jan Janssens;training"));
  const columns = ["employer.enterpriseNumber", null, "training.name"];
  const defaults = { "worker.ssin": WORKER, "training.status": "followed" };
  await useMapping(panel, { heading: true, columns, defaults });
  const kept = JSON.stringify([...settings]);
  assert.match(kept, /followed/);
  assert.doesNotMatch(kept, /janssens|85400003392/i);
});

test("a first row that is no heading is not remembered at all", async () => {
  const settings = new Map<string, unknown>();
  const { panel } = importPanel({ settings });
  await readFile(panel, fileOf("a;b;c"));
  await useMapping(panel, { heading: false, columns: [null, null, null], defaults: {} });
  assert.deepEqual(settings.size, 0);
});

test("a panel that was closed brings the rows back as they were, and says so", async () => {
  const kept = keptInMemory();
  const { panel } = importPanel({ kept });
  await readFile(panel, fileOf());
  await editCell(panel, 2, "training.name", "First aid");
  await fixAll(panel, "ssin.formatted");
  await removeRow(panel, 0);
  await removeRow(panel, 1);
  await undoChange(panel);
  const { summary } = imports(panel);
  await written();

  const { panel: again } = importPanel({ kept });
  await seekKept(again);
  assert.deepEqual(imports(again).summary, summary);
  assert.deepEqual(imports(again).broughtBack, { at: new Date(NOW).toISOString() });
  assert.deepEqual(imports(again).source?.name, "rows.csv");
});

test("rows show to nobody but the owner of the certificate they were read under", async () => {
  const kept = keptInMemory();
  const { panel, table } = importPanel({ kept });
  await readFile(panel, fileOf());
  lock(panel);
  assert.deepEqual([imports(panel).view, panel.openTable], [null, null]);
  assert.ok(table.asked.includes("close"));

  const { panel: other } = importPanel({ kept, sha256: "bb" });
  await seekKept(other);
  assert.deepEqual(imports(other).view, null);
});

test("what is discarded is forgotten", async () => {
  const { panel, kept } = importPanel();
  await readFile(panel, fileOf());
  discardImport(panel);
  await written();
  assert.deepEqual([imports(panel).view, kept.records.size], [null, 0]);
});

test("work goes on when nothing can be kept, and the panel says so", async () => {
  const kept = keptInMemory();
  kept.imports.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  const { panel } = importPanel({ kept });
  await readFile(panel, fileOf());
  await editCell(panel, 2, "training.name", "First aid");
  assert.deepEqual(imports(panel).summary?.ready, 2);
  assert.deepEqual(imports(panel).unkept, true);
});

test("ready rows go to a batch, those with errors stay, and no undo brings a row back that went", async () => {
  const { batches, made } = batchesInMemory();
  const { panel } = importPanel({ batches });
  await readFile(panel, fileOf());
  await fixAll(panel, "ssin.formatted");
  await handOver(panel);
  assert.deepEqual(
    made[0]?.drafts.map(({ source }) => source),
    [0, 1],
  );
  assert.deepEqual(made[0]?.batch.title, "rows.csv");
  const { summary, sealed, handed } = imports(panel);
  assert.deepEqual([summary?.rows, summary?.withErrors], [1, 1]);
  assert.deepEqual(sealed, summary?.undoable);
  assert.deepEqual(handed, { batch: "batch 0", rows: 2 });
});

test("when all rows went to a batch, nothing of them is kept", async () => {
  const { panel, kept } = importPanel();
  await readFile(panel, fileOf(HEADINGS, [ROWS[0] ?? ""]));
  await handOver(panel);
  await written();
  assert.deepEqual([imports(panel).view, kept.records.size], [null, 0]);
});

test("a panel that ends while a batch is being made never offers its rows once more", async () => {
  const kept = keptInMemory();
  const { batches, made } = batchesInMemory();
  const { panel } = importPanel({ kept, batches });
  await readFile(panel, fileOf());
  const { put } = kept.imports;
  // The last thing that reaches the disk is that a batch is being made.
  kept.imports.put = async (record) => {
    await put(record);
    if (record.part === "steps" && record.handing) kept.imports.put = async () => {};
  };
  await handOver(panel);
  assert.deepEqual(made.length, 1);

  kept.imports.put = put;
  const { panel: again } = importPanel({ kept, batches });
  await seekKept(again);
  assert.deepEqual([imports(again).summary?.rows, imports(again).summary?.ready], [2, 0]);
});

test("a batch that could not be made leaves every row where it was", async () => {
  const { batches } = batchesInMemory();
  batches.create = () => Promise.reject(new Error("full"));
  const { panel } = importPanel({ batches });
  await readFile(panel, fileOf());
  await handOver(panel);
  assert.deepEqual(imports(panel).summary?.rows, 3);
  assert.deepEqual(panel.store.state.failure?.step, "checking");
});

test("refused rows come back with what the server said, and do not push others aside unasked", async () => {
  const { panel } = importPanel();
  await readFile(panel, fileOf());
  const issue = { type: null, path: "worker.ssin", title: "Unknown person" };
  const anomaly = { code: "99999-001", nl: "Niet in dienst", fr: null, de: null, path: "worker.ssin" };
  const entry = {
    draft: {},
    reference: "R-1",
    receipt: { outcome: { kind: "refused", problem: { issues: [issue] }, anomalies: [anomaly] } },
  } as unknown as Entry;
  await openRows(panel, { title: "rows.csv", kind: "trainingRegistration" }, [entry]);
  const { returning, summary } = imports(panel);
  assert.deepEqual(summary?.rows, 3);
  assert.ok(returning);
  assert.deepEqual(returning.rows, 1);
  assert.match(await returning.source.contents.text(), /R-1/);
  await takeReturned(panel, returning);
  assert.deepEqual(imports(panel).remarks, { 0: [issue, anomaly] });
  assert.deepEqual(imports(panel).returning, null);
});

test("columns are the fields that have something or should, in the order of the record", () => {
  const fields = ["a", "b", "c", "d"].map((path) => ({ path, required: path === "b" }));
  const mapping = { heading: true, columns: ["d", null], defaults: { a: "", c: "1" } };
  assert.deepEqual(columnsOf(fields, mapping), ["b", "c", "d"]);
});

test("a national number is masked, however it is written, and so is what may be one", () => {
  assert.deepEqual(maskNumber(DOTTED), "85.40.00-•••.••");
  assert.deepEqual(maskNumber(WORKER), "85.40.00-•••.••");
  assert.deepEqual(maskNumber("8540 Jan"), "•••• •••");
  assert.deepEqual(maskNumbers(`Jan, ${DOTTED}`), "Jan, 85.40.00-•••.••");
  const cell = { path: "worker.ssin", text: DOTTED, read: null, findings: [] };
  assert.deepEqual(shownText(new Text("en"), cell, false), DOTTED);
  assert.deepEqual(shownText(new Text("en"), cell, true), "85.40.00-•••.••");
});
