import * as XLSX from "xlsx";

/** How many rows a file has: as many as the table takes. */
export const ROWS = 100_000;

/** One row in this many has a mistake in it, by turns one of those below. */
const MISTAKES_EVERY = 20;

const HEADING = [
  ...[
    "Ondernemingsnummer",
    "INSZ",
    "Naam opleiding",
    "Aard",
    "Begindatum",
    "Einddatum",
    "Duur",
    "Uren of dagen",
  ],
  ...["Status", "Telt mee", "Attest behaald", "Attest geldig tot", "Paritair comité", "Referentie"],
];

const EMPLOYER = "1000000021";

/** Rows of cells as a payroll program writes them. The same ones each time; all numbers are made up. */
export function rows(): string[][] {
  const rows: string[][] = [HEADING];
  for (let row = 0; row < ROWS; row += 1) {
    const [day, month] = [1 + (row % 27), 1 + (Math.floor(row / 27) % 9)];
    const cells = [
      EMPLOYER,
      ssin(row),
      `Opleiding veiligheid ${row % 997}`,
      row % 3 ? "Formeel" : "Informeel",
      belgian(day, month, 2025),
      belgian(day + 1, month, 2025),
      ["7,5", "4", "15,25", "8"][row % 4] ?? "",
      "uren",
      row % 7 ? "gevolgd" : "niet gevolgd",
      row % 2 ? "ja" : "nee",
      row % 5 ? "ja" : "nee",
      row % 5 ? belgian(day, month, 2028) : "",
      "200",
      `R-${row}`,
    ];
    if (row % MISTAKES_EVERY === 0) damage(cells, row / MISTAKES_EVERY);
    rows.push(cells);
  }
  return rows;
}

/** A BIS number of an unknown day, the check digits right. */
function ssin(row: number): string {
  const year = 60 + (Math.floor(row / 998) % 40);
  const base = (year * 10_000 + 4_000 + 0) * 1_000 + (row % 998) + 1;
  return String(base).padStart(9, "0") + String(97 - (base % 97)).padStart(2, "0");
}

function belgian(day: number, month: number, year: number): string {
  return `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
}

function damage(cells: string[], turn: number) {
  const mistakes: readonly (() => void)[] = [
    () => cells.splice(1, 1, cells[1]?.replace(/..$/, "00") ?? ""),
    () => cells.splice(0, 1, "1000000022"),
    () => cells.splice(4, 1, "31/02/2025"),
    () => cells.splice(4, 2, cells[5] ?? "", cells[4] ?? ""),
    () => cells.splice(6, 1, "-4"),
    () => cells.splice(3, 1, "formeelachtig"),
    () => cells.splice(2, 1, ""),
    () => cells.splice(9, 1, "misschien"),
  ];
  mistakes[turn % mistakes.length]?.();
}

/** As Excel writes CSV in Belgium. */
export function csv(table: readonly (readonly string[])[]): Buffer {
  return Buffer.from(table.map((cells) => cells.join(";")).join("\r\n"));
}

/** By SheetJS: numbers that identify as texts, days and durations as numbers with a format. */
export function xlsx(table: readonly (readonly string[])[]): Buffer {
  const typed = table.map((cells, row) => (row === 0 ? cells : cells.map(cellOf)));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(typed as unknown[][]), "Opleidingen");
  return XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true });
}

function cellOf(text: string, column: number): XLSX.CellObject | string {
  const [day, month, year] = text.split("/").map(Number);
  if (day && month && year && text !== "31/02/2025") {
    return { t: "n", v: Date.UTC(year, month - 1, day) / 86_400_000 + 25_569, z: "dd/mm/yyyy" };
  }
  return column === 6 ? { t: "n", v: Number(text.replace(",", ".")) } : text;
}
