import type { RegisterKind } from "#core";
import { MEMBERS } from "../consult/record.js";
import { inMap } from "../consult/sum.js";

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
  const { columns, root } = TABLES[kind];
  const cells: Cell[] = new Array(columns.length).fill(null);
  const others: [path: string, value: unknown][] = [];
  read(item, root);
  if (others.length > 0) cells[columns.length - 1] = JSON.stringify(Object.fromEntries(others));
  return cells;

  function read(value: unknown, { path, place, members }: Place) {
    if (members && value !== null && typeof value === "object" && !Array.isArray(value)) {
      for (const name of Object.keys(value)) {
        const member = (value as Record<string, unknown>)[name];
        const known = members.get(name);
        if (known) read(member, known);
        else others.push([path === "" ? name : `${path}.${name}`, member]);
      }
    } else if (place !== null && (value === null || typeof value !== "object")) {
      cells[place] = value as Cell;
    } else {
      others.push([path, value]);
    }
  }
}

interface TableOf {
  readonly columns: readonly string[];
  readonly root: Place;
}

/** A member of a record: its column when it has one, and its members when one of those has. */
interface Place {
  readonly path: string;
  place: number | null;
  members: Map<string, Place> | null;
}

function tableOf(kind: RegisterKind): TableOf {
  const members = MEMBERS[kind].flatMap(({ path, form }) =>
    form === "amount" ? [`${path}.value`, `${path}.unit`] : [path],
  );
  const leaves = [...members, ADDRESS];
  const root: Place = { path: "", place: null, members: null };
  for (const [column, leaf] of leaves.entries()) {
    let at = root;
    for (const name of leaf.split(".")) {
      const path = at.path === "" ? name : `${at.path}.${name}`;
      at.members ??= new Map();
      at = inMap(at.members, name, () => ({ path, place: null, members: null }));
    }
    at.place = column;
  }
  return { columns: [...leaves, OTHERS], root };
}

const TABLES: Readonly<Record<RegisterKind, TableOf>> = {
  trainingRegistration: tableOf("trainingRegistration"),
  trainingRight: tableOf("trainingRight"),
  trainingCredit: tableOf("trainingCredit"),
};
