import type { DeclarationKind } from "#core";
import type { Language } from "../text/language.js";
import { isKey, type Key, Text } from "../text/text.js";
import type { ColumnFormat, FieldPath, Labels, WorkbookContent } from "./table.js";

/** What a column of the template has: an example, and the messages of the values there are. */
interface Column {
  readonly path: FieldPath;
  readonly format: ColumnFormat;
  /** A text, or the key of one. */
  readonly example: string;
  readonly values?: readonly Key[];
  readonly required?: true;
}

const UNITS = ["field.training.duration.unit.hours", "field.training.duration.unit.days"] as const;
const YES_NO = ["field.yes", "field.no"] as const;

/** The numbers are made up: a BIS number of a month and a day nobody knows, an enterprise number nobody has. */
const EMPLOYER = "1000000021";
const WORKER = "85400000127";

const WHO: readonly Column[] = [
  { path: "employer.enterpriseNumber", format: "text", example: EMPLOYER, required: true },
  { path: "worker.ssin", format: "text", example: WORKER, required: true },
];

const COLUMNS: Readonly<Record<DeclarationKind, readonly Column[]>> = {
  trainingRegistration: [
    ...WHO,
    { path: "training.name", format: "text", example: "table.template.example", required: true },
    {
      path: "training.nature",
      format: "text",
      example: "field.training.nature.formal",
      values: ["field.training.nature.formal", "field.training.nature.informal"],
      required: true,
    },
    { path: "training.period.startDate", format: "day", example: "2025-03-10", required: true },
    { path: "training.period.endDate", format: "day", example: "2025-03-11", required: true },
    { path: "training.duration.value", format: "number", example: "7.5", required: true },
    { path: "training.duration.unit", format: "text", example: UNITS[0], values: UNITS, required: true },
    {
      path: "training.status",
      format: "text",
      example: "field.training.status.followed",
      values: [
        "field.training.status.planned",
        "field.training.status.followed",
        "field.training.status.notFollowed",
      ],
      required: true,
    },
    {
      path: "training.countsForTrainingRight",
      format: "text",
      example: "field.yes",
      values: YES_NO,
      required: true,
    },
    { path: "training.certificate.obtained", format: "text", example: "field.no", values: YES_NO },
    { path: "training.certificate.validUntil", format: "day", example: "" },
    { path: "training.provider.name", format: "text", example: "" },
    { path: "training.provider.enterpriseNumber", format: "text", example: "" },
    { path: "jointCommittee", format: "text", example: "200" },
    { path: "reference", format: "text", example: "" },
  ],
  trainingRight: [
    ...WHO,
    { path: "year", format: "text", example: "2025", required: true },
    {
      path: "kind",
      format: "text",
      example: "table.kind.legal",
      values: ["table.kind.legal", "table.kind.sectoral", "table.kind.employer"],
      required: true,
    },
    { path: "amount.value", format: "number", example: "5", required: true },
    { path: "amount.unit", format: "text", example: UNITS[1], values: UNITS, required: true },
    { path: "jointCommittee", format: "text", example: "200" },
    { path: "cbaNumber", format: "text", example: "" },
    { path: "carriedOver.value", format: "number", example: "" },
    { path: "carriedOver.unit", format: "text", example: "", values: UNITS },
  ],
};

/** What columns are called in a language. The core knows these names: a file with them needs no questions. */
export function labelsIn(language: Language): Labels {
  const text = new Text(language);
  const stem = "table.column.";
  return Object.fromEntries(
    text.keysUnder(stem).map((key) => [key.slice(stem.length), text.say(key)] as const),
  );
}

/** The workbook to fill in: a sheet with headings and one example, and one that explains them. */
export function templateOf(
  kind: DeclarationKind,
  language: Language,
): { fileName: string; content: WorkbookContent } {
  const text = new Text(language);
  const say = (keyOrText: string) => (isKey(keyOrText) ? text.say(keyOrText) : keyOrText);
  const columns = COLUMNS[kind];
  const heading = ({ path }: Column) => text.say(`table.column.${path}` as Key);
  const values = (column: Column) => (column.values ?? []).map(say);
  const rows = {
    name: text.say(`table.template.${kind}`),
    columns: columns.map((column) => ({
      width: Math.max(14, heading(column).length + 2),
      format: column.format,
    })),
    rows: [columns.map(heading), columns.map(({ example }) => say(example))],
    lists: columns.flatMap((column, place) =>
      column.values ? [{ column: place, values: values(column) }] : [],
    ),
  };
  const guide = {
    name: text.say("table.template.guide"),
    columns: [28, 12, 70, 36].map((width) => ({ width, format: "prose" as const })),
    rows: [
      (["column", "required", "about", "values"] as const).map((name) => text.say(`table.template.${name}`)),
      ...columns.map((column) => [
        heading(column),
        text.say(column.required ? "field.yes" : "field.no"),
        text.say(`table.about.${column.path}` as Key),
        values(column).join(", "),
      ]),
    ],
  };
  return { fileName: text.say(`table.template.${kind}.file`), content: { sheets: [rows, guide] } };
}
