import type { FieldPath, WorkbookContent } from "../table/table.js";
import type { Compared, Values, Verdict } from "./compared.js";

/** The words of a list that is given out. */
export interface ListWords {
  readonly fileName: string;
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly doubts: Readonly<Record<NonNullable<Compared["doubt"]>, string>>;
  readonly fields: Readonly<Record<FieldPath, string>>;
}

/** The most rows of a sheet (ECMA-376), below its heading. */
const SHEET_ROWS = 1_048_575;

/** The columns that say which record it is, of registrations and of rights. What the other kind has stays empty. */
const IDENTIFYING = [
  "employer.enterpriseNumber",
  "worker.ssin",
  "training.name",
  "training.period.startDate",
  "training.period.endDate",
  "year",
  "kind",
  "reference",
] as const;

const DAYS: readonly FieldPath[] = ["training.period.startDate", "training.period.endDate"];

/** Verdict, why it is in doubt, line, identifier; which record; the member that differs, and both its values. */
export function listHeadings({ headings, fields }: ListWords): string[] {
  return [...headings.slice(0, 4), ...IDENTIFYING.map((path) => fields[path] ?? path), ...headings.slice(4)];
}

/** One line for each member that differs; of what is not a pair, one for each record. */
export function listRows(outcome: Compared, words: ListWords): string[][] {
  const { verdict, doubt, own, registered, differences } = outcome;
  const line = (
    row: { line?: number; id?: string; values: Values },
    [member, ours, theirs]: readonly string[] = [],
  ): string[] => [
    words.verdicts[verdict],
    doubt ? words.doubts[doubt] : "",
    row.line === undefined ? "" : String(row.line),
    row.id ?? "",
    ...IDENTIFYING.map((path) => row.values[path] ?? ""),
    member ?? "",
    ours ?? "",
    theirs ?? "",
  ];
  const [one, other] = [own[0], registered[0]];
  if (!one || !other || own.length > 1 || registered.length > 1)
    return [...own, ...registered].map((row) => line(row));
  const pair = { line: one.line, id: other.id, values: one.values };
  if (differences.length === 0) return [line(pair)];
  return differences.map((path) =>
    line(pair, [words.fields[path] ?? path, one.values[path] ?? "", other.values[path] ?? ""]),
  );
}

/** The list as a workbook, on as many sheets as it takes. */
export function listContent(rows: readonly string[][], words: ListWords): WorkbookContent {
  const headings = listHeadings(words);
  const columns = headings.map((heading, place) => {
    const path = IDENTIFYING[place - 4];
    const isDay = path !== undefined && DAYS.includes(path);
    return { width: Math.max(14, heading.length + 2), format: isDay ? "day" : "text" } as const;
  });
  const sheets = Math.max(1, Math.ceil(rows.length / SHEET_ROWS));
  return {
    sheets: Array.from({ length: sheets }, (_, sheet) => ({
      name: sheet === 0 ? words.sheet : `${words.sheet} ${sheet + 1}`,
      columns,
      rows: [headings, ...rows.slice(sheet * SHEET_ROWS, (sheet + 1) * SHEET_ROWS)],
    })),
  };
}
