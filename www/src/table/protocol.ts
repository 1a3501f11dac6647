import type { ExportedFile } from "#core";
import type { Answer } from "../calls.js";
import type { ComparedFilter, ListFormat } from "../compare/compared.js";
import type { ListWords } from "../compare/list-rows.js";
import type { Labels, Table, TableProgress } from "./table.js";

/**
 * What travels between the page and the Worker of the table. Each {@link Call} gets exactly one {@link Answer} with its
 * id, in the order of the calls; between them comes {@link TableProgress}.
 */

/** The calls that cross. The words of a file are the page's, so its calls to write one have them with them. */
export interface TableCalls {
  read: Table["read"];
  map: Table["map"];
  rows: Table["rows"];
  edit: Table["edit"];
  fix: Table["fix"];
  fixAll: Table["fixAll"];
  remove: Table["remove"];
  undo: Table["undo"];
  drafts: Table["drafts"];
  export(format: "csv" | "xlsx" | "json", labels: Labels): Promise<ExportedFile>;
  write: Table["write"];
  beginComparison: Table["beginComparison"];
  addRegistered: Table["addRegistered"];
  addAsked: Table["addAsked"];
  finishComparison: Table["finishComparison"];
  compared: Table["compared"];
  rowsNotMissing: Table["rowsNotMissing"];
  exportCompared(format: ListFormat, query: ComparedFilter, words: ListWords): Promise<ExportedFile>;
}

export type Method = keyof TableCalls;

export interface Call<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<TableCalls[M]>;
}

/** Ends the call under way. Calls after it are answered as if nothing had been. */
export interface Cancel {
  readonly cancel: true;
}

export type ToWorker = Call | Cancel;
export type FromWorker = Answer | { readonly progress: TableProgress };
