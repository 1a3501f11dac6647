import Ajv from "ajv";
import Papa from "papaparse";
import * as XLSX from "xlsx";

/**
 * What somebody would build of well-known parts: PapaParse or SheetJS to read, ajv, compiled, to check. The schema has
 * the fields of the file and the core's rules about them: codes, days that exist, their order, amounts, check digits.
 * The rules over a set (duplicates, overlaps, hours of a day) are left out, which is in the peers' favour.
 */
addEventListener("message", ({ data }: MessageEvent<{ bytes: Uint8Array; format: "csv" | "xlsx" }>) => {
  const records = data.format === "csv" ? fromCsv(data.bytes) : fromXlsx(data.bytes);
  let [wrong, findings] = [0, 0];
  for (const record of records) {
    if (validate(record)) continue;
    wrong += 1;
    findings += validate.errors?.length ?? 0;
  }
  postMessage({ rows: records.length, wrong, findings });
});

type Cell = string | number | boolean | Date | undefined;
type Row = { Begindatum?: Cell; Einddatum?: Cell; Duur?: Cell; [name: string]: Cell };

function fromCsv(bytes: Uint8Array): object[] {
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  return data.map(toRecord);
}

function fromXlsx(bytes: Uint8Array): object[] {
  const book = XLSX.read(bytes, { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  return sheet ? XLSX.utils.sheet_to_json<Row>(sheet).map(toRecord) : [];
}

const CODES: Readonly<Record<string, string>> = {
  formeel: "formal",
  informeel: "informal",
  uren: "hours",
  dagen: "days",
  gevolgd: "followed",
  gepland: "planned",
  "niet gevolgd": "notFollowed",
};

function toRecord(row: Row): object {
  const text = (name: string) =>
    row[name] === undefined || row[name] === "" ? undefined : String(row[name]);
  const code = (name: string) => {
    const said = text(name);
    return said && (CODES[said.toLowerCase()] ?? said);
  };
  return {
    reference: text("Referentie"),
    employer: { enterpriseNumber: text("Ondernemingsnummer") },
    worker: { ssin: text("INSZ") },
    training: {
      name: text("Naam opleiding"),
      nature: code("Aard"),
      period: { startDate: day(row.Begindatum), endDate: day(row.Einddatum) },
      duration: { value: amount(row.Duur), unit: code("Uren of dagen") },
      status: code("Status"),
      countsForTrainingRight: yesNo(row["Telt mee"]),
      certificate: { obtained: yesNo(row["Attest behaald"]), validUntil: day(row["Attest geldig tot"]) },
    },
    jointCommittee: text("Paritair comité"),
  };
}

function day(cell: Cell): string | undefined {
  if (typeof cell === "number") return new Date((cell - 25_569) * 86_400_000).toISOString().slice(0, 10);
  const parts = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(String(cell ?? ""));
  if (!parts) return cell ? String(cell) : undefined;
  return `${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}`;
}

function amount(cell: Cell): number | string | undefined {
  if (typeof cell !== "string") return cell as number | undefined;
  const number = Number(cell.replace(",", "."));
  return Number.isNaN(number) ? cell : number;
}

function yesNo(cell: Cell): boolean | string | undefined {
  if (cell === "ja") return true;
  if (cell === "nee") return false;
  return cell ? String(cell) : undefined;
}

const ajv = new Ajv({ allErrors: true });
const checks = (base: number, check: number) => check === 97 - (base % 97);

ajv.addFormat("enterprise-number", (text: string) => {
  return /^[01]\d{9}$/.test(text) && checks(Number(text.slice(0, 8)), Number(text.slice(8)));
});

ajv.addFormat("ssin", (text: string) => {
  if (!/^\d{11}$/.test(text)) return false;
  const [base, check] = [Number(text.slice(0, 9)), Number(text.slice(9))];
  const [year, part, dayOf] = [
    Math.floor(base / 1e7),
    Math.floor(base / 1e5) % 100,
    Math.floor(base / 1e3) % 100,
  ];
  const [month, serial] = [part % 20, base % 1000];
  if (part > 52 || month > 12) return false;
  if (part <= 12 && (serial === 0 || serial === 999)) return false;
  const century = checks(base, check) ? 1900 : checks(2e9 + base, check) ? 2000 : 0;
  if (!century) return false;
  if (month && dayOf && !exists(century + year, month, dayOf)) return false;
  return (century + year) * 10_000 + month * 100 + dayOf <= 20_261_122;
});

ajv.addFormat("day", (text: string) => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return parts !== null && exists(Number(parts[1]), Number(parts[2]), Number(parts[3]));
});

function exists(year: number, month: number, dayOf: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, dayOf));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOf;
}

ajv.addKeyword({
  keyword: "inOrder",
  type: "object",
  validate: (_: unknown, { startDate, endDate }: { startDate?: string; endDate?: string }) =>
    !startDate || !endDate || startDate <= endDate,
});

const text = { type: "string", minLength: 1 } as const;
const dayOf = { type: "string", format: "day" } as const;
const object = (properties: object, required: readonly string[], more: object = {}) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
  ...more,
});

const validate = ajv.compile(
  object(
    {
      reference: { type: "string", pattern: "^[-A-Za-z0-9./]{1,60}$" },
      employer: object({ enterpriseNumber: { type: "string", format: "enterprise-number" } }, [
        "enterpriseNumber",
      ]),
      worker: object({ ssin: { type: "string", format: "ssin" } }, ["ssin"]),
      training: object(
        {
          name: text,
          nature: { enum: ["formal", "informal"] },
          period: object({ startDate: dayOf, endDate: dayOf }, ["startDate", "endDate"], { inOrder: true }),
          duration: object(
            {
              value: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1_000_000, multipleOf: 0.0001 },
              unit: { enum: ["hours", "days"] },
            },
            ["value", "unit"],
          ),
          status: text,
          countsForTrainingRight: { type: "boolean" },
          certificate: object({ obtained: { type: "boolean" }, validUntil: dayOf }, ["obtained"]),
        },
        ["name", "nature", "period", "duration", "status", "countsForTrainingRight"],
      ),
      jointCommittee: { type: "string", pattern: "^\\d{3}(\\.\\d{2}(\\.\\d{2})?)?$" },
    },
    ["employer", "worker", "training"],
  ),
);
postMessage("ready");
