import type { RegisterKind } from "#core";
import { MEMBERS } from "../consult/record.js";

/** The member of a table that takes what no column is for. */
export const OTHERS = "others";

/** Where a record lies in the register. It is in no list of members: on the screen nobody needs it. */
export const ADDRESS = "href";

/** What a cell may hold. Numbers stay numbers; everything else is text as it came. */
export type Cell = string | number | boolean | null;

/** The columns of a kind by the members they hold: those the panel knows, each leaf its own, and one for all others. */
export function columnsOf(kind: RegisterKind): readonly string[] {
  return TABLES[kind].columns;
}

/** A record as the cells of a row. What has no column of its own stands in the last one, as JSON: nothing is left out. */
export function toCells(kind: RegisterKind, item: unknown): Cell[] {
  const { columns, places, branches } = TABLES[kind];
  const cells: Cell[] = new Array(columns.length).fill(null);
  const others: [path: string, value: unknown][] = [];
  const read = (value: unknown, path: string) => {
    if (value !== null && typeof value === "object" && !Array.isArray(value) && branches.has(path)) {
      for (const name of Object.keys(value)) {
        read((value as Record<string, unknown>)[name], path === "" ? name : `${path}.${name}`);
      }
      return;
    }
    const place = places.get(path);
    if (place !== undefined && (value === null || typeof value !== "object")) {
      cells[place] = value as Cell;
    } else {
      others.push([path, value]);
    }
  };
  read(item, "");
  if (others.length > 0) cells[columns.length - 1] = JSON.stringify(Object.fromEntries(others));
  return cells;
}

interface TableOf {
  readonly columns: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** Paths of members that have members with a column. */
  readonly branches: ReadonlySet<string>;
}

function tableOf(kind: RegisterKind): TableOf {
  const members = MEMBERS[kind].flatMap(({ path, form }) =>
    form === "amount" ? [`${path}.value`, `${path}.unit`] : [path],
  );
  const leaves = [...members, ADDRESS];
  const branches = new Set([""]);
  for (const leaf of leaves) {
    const names = leaf.split(".");
    for (let length = 1; length < names.length; length += 1) branches.add(names.slice(0, length).join("."));
  }
  const places = new Map(leaves.map((leaf, place) => [leaf, place]));
  return { columns: [...leaves, OTHERS], places, branches };
}

const TABLES: Readonly<Record<RegisterKind, TableOf>> = {
  trainingRegistration: tableOf("trainingRegistration"),
  trainingRight: tableOf("trainingRight"),
  trainingCredit: tableOf("trainingCredit"),
};
