import type { Finding } from "#core";
import { FlaError } from "../src/session/session.js";
import type {
  CellView,
  Draft,
  FieldView,
  Mapping,
  RowQuery,
  RowView,
  Table,
  TableSummary,
  TableView,
} from "../src/table/table.js";

const FIELDS: readonly FieldView[] = [
  { path: "employer.enterpriseNumber", required: true },
  { path: "worker.ssin", required: true },
  { path: "training.name", required: true },
  { path: "training.period.startDate", required: true },
  { path: "training.status", required: true },
  { path: "training.provider.name", required: false },
];

/** How the double knows a column. */
const HEADINGS: Readonly<Record<string, string>> = {
  employer: "employer.enterpriseNumber",
  worker: "worker.ssin",
  training: "training.name",
  start: "training.period.startDate",
  status: "training.status",
};

/** A table in memory: lines with semicolons, and as few rules as a screen needs to show. */
export function tableDouble(): Table & { readonly asked: string[] } {
  const asked: string[] = [];
  let headings: string[] = [];
  let cells: string[][] = [];
  let mapping: Mapping | null = null;
  let edits = new Map<string, string>();
  let removed = new Set<number>();
  let items: unknown[] = [];
  let before: { edits: Map<string, string>; removed: Set<number> }[] = [];

  const remember = () => before.push({ edits: new Map(edits), removed: new Set(removed) });
  const all = () => cells.map((_, row) => row).filter((row) => !removed.has(row));

  const cellOf = (row: number, path: string): CellView => {
    const column = mapping?.columns.indexOf(path) ?? -1;
    const text = edits.get(`${row} ${path}`) ?? (cells[row]?.[column] || mapping?.defaults[path] || "");
    return { path, text, read: null, findings: findingsOf(path, text) };
  };
  const view = (row: number): RowView => {
    const shown = FIELDS.map(({ path }) => cellOf(row, path)).filter(
      ({ text, findings }) => text !== "" || findings.length > 0,
    );
    const ready = shown.every((cell) => cell.findings.every(({ severity }) => severity !== "error"));
    return { row, line: row + 2, cells: shown, findings: [], ready };
  };
  const found = (row: RowView) => row.cells.flatMap(({ findings }) => findings);
  const summary = (): TableSummary => {
    const rows = all().map(view);
    const byRule = new Map<
      string,
      { rule: string; severity: Finding["severity"]; count: number; fixable: number }
    >();
    for (const { code, severity, suggestion } of rows.flatMap(found)) {
      const rule = byRule.get(code) ?? { rule: code, severity, count: 0, fixable: 0 };
      byRule.set(code, {
        ...rule,
        count: rule.count + 1,
        fixable: rule.fixable + Number(suggestion !== null),
      });
    }
    const ready = rows.filter((row) => row.ready).length;
    return {
      rows: rows.length,
      ready,
      withErrors: rows.length - ready,
      withWarnings: rows.filter((row) => found(row).some(({ severity }) => severity === "warning")).length,
      removed: removed.size,
      undoable: before.length,
      byRule: [...byRule.values()],
    };
  };
  const follow = (row: number, rule?: string) => {
    for (const cell of view(row).cells)
      for (const { code, suggestion } of cell.findings)
        if (suggestion !== null && (rule === undefined || code === rule))
          edits.set(`${row} ${cell.path}`, suggestion);
  };
  const note = <T>(what: string, answer: () => T): Promise<T> => {
    asked.push(what);
    return Promise.resolve().then(answer);
  };

  return {
    asked,
    onProgress: null,
    read: (source) =>
      note("read", (): TableView => {
        const text = "text" in source ? source.text : new TextDecoder().decode(source.bytes);
        if (text.includes("\0")) throw new FlaError("table.unreadable");
        const [first = [], ...rest] = text
          .trimEnd()
          .split("\n")
          .map((line) => line.split(";"));
        headings = first;
        cells = rest;
        mapping = null;
        edits = new Map();
        removed = new Set();
        before = [];
        const columns = headings.map((heading) => HEADINGS[heading] ?? null);
        return {
          format: "csv",
          sheets: [],
          sheet: null,
          separator: ";",
          encoding: "utf-8",
          headings,
          sample: cells.slice(0, 5),
          rows: cells.length,
          fields: FIELDS,
          mapping: { heading: true, columns, defaults: {} },
          confidence: columns.map((path) => (path ? "certain" : "none")),
          confident: FIELDS.every(({ path, required }) => !required || columns.includes(path)),
        };
      }),
    map: (to) =>
      note("map", () => {
        mapping = to;
        before = [];
        return summary();
      }),
    rows: ({ from, count, only, rule }: RowQuery) =>
      note("rows", () => {
        const rows = all()
          .map(view)
          .filter((row) => only !== "errors" || !row.ready)
          .filter((row) => only !== "ready" || row.ready)
          .filter((row) => only !== "warnings" || found(row).some(({ severity }) => severity === "warning"))
          .filter((row) => rule === undefined || found(row).some(({ code }) => code === rule));
        return { total: rows.length, rows: rows.slice(from, from + count) };
      }),
    edit: (row, path, text) =>
      note(`edit ${row} ${path} ${text}`, () => {
        remember();
        edits.set(`${row} ${path}`, text);
        return { row: view(row), summary: summary() };
      }),
    fix: (row, rule) =>
      note(`fix ${row} ${rule}`, () => {
        remember();
        follow(row, rule);
        return { row: view(row), summary: summary() };
      }),
    fixAll: (rule) =>
      note(`fixAll ${rule}`, () => {
        remember();
        for (const row of all()) follow(row, rule);
        return summary();
      }),
    remove: (rows) =>
      note(`remove ${rows.join()}`, () => {
        remember();
        for (const row of rows) removed.add(row);
        return summary();
      }),
    undo: () =>
      note("undo", () => {
        const last = before.pop();
        if (last) ({ edits, removed } = last);
        return summary();
      }),
    drafts: (from, count) =>
      note("drafts", () =>
        all()
          .filter((row) => row >= from && view(row).ready)
          .slice(0, count)
          .map((row) => ({ row, draft: { worker: { ssin: cellOf(row, "worker.ssin").text } } as Draft })),
      ),
    export: (format) =>
      note(`export ${format}`, () => ({
        fileName: `rows.${format}`,
        mediaType: "text/plain",
        bytes: new Uint8Array(),
      })),
    template: () =>
      note("template", () => ({
        fileName: "template.xlsx",
        mediaType: "text/plain",
        bytes: new Uint8Array(),
      })),
    write: () =>
      note("write", () => ({ fileName: "book.xlsx", mediaType: "text/plain", bytes: new Uint8Array() })),
    beginComparison: () =>
      note("beginComparison", () => {
        items = [];
        return [...new Set(all().map((row) => cellOf(row, "employer.enterpriseNumber").text))];
      }),
    addRegistered: (more) => note(`addRegistered ${more.length}`, () => void items.push(...more)),
    addAsked: (query) => note(`addAsked ${query?.employer ?? null}`, () => undefined),
    finishComparison: () =>
      note("finishComparison", () => ({
        rows: all().length,
        registered: items.length,
        twice: 0,
        byVerdict: [{ verdict: "missing", count: 1, own: 1, registered: 0 }],
        byMember: [],
        years: [],
      })),
    compared: () => note("compared", () => ({ total: 0, outcomes: [] })),
    // The first row is the one that is missing.
    rowsNotMissing: () => note("rowsNotMissing", () => all().slice(1)),
    exportCompared: (format) =>
      note(`exportCompared ${format}`, () => ({
        fileName: `comparison.${format}`,
        mediaType: "text/plain",
        bytes: new Uint8Array(),
      })),
    cancel: () => void asked.push("cancel"),
    close: () => void asked.push("close"),
  };
}

function findingsOf(path: string, text: string): Finding[] {
  const finding = (
    code: string,
    severity: Finding["severity"],
    suggestion: string | null = null,
  ): Finding[] => [{ path, code, severity, params: [], suggestion }];
  if (path === "worker.ssin") {
    if (text === "") return finding("ssin.required", "error");
    const digits = text.replace(/\D/g, "");
    if (digits.length !== 11) return finding("ssin.pattern", "error");
    return digits === text ? [] : finding("ssin.formatted", "error", digits);
  }
  if (path === "training.name" && text === "") return finding("name.required", "error");
  if (path === "training.status" && !["planned", "followed"].includes(text))
    return finding("status.unknown", "warning");
  return [];
}
