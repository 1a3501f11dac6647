import type { ExportedFile } from "#core";
import type { Labels, Table, TableProgress, WorkbookContent } from "./table.js";

/**
 * What travels between the page and the Worker of the table. Each {@link Call} gets exactly one {@link Reply} with its
 * id, in the order of the calls; between them comes {@link TableProgress}.
 */

/** The calls that cross. The words of a file are the page's, so its calls to write one have them with them. */
export interface Calls {
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
  write(content: WorkbookContent): Promise<ExportedFile>;
}

export type Method = keyof Calls;

export interface Call<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<Calls[M]>;
}

/** Ends the call under way. Calls after it are answered as if nothing had been. */
export interface Cancel {
  readonly cancel: true;
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: Failure };

/** A failure as plain data: structured cloning would drop the members of an Error. */
export interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export type ToWorker = Call | Cancel;
export type FromWorker = Reply | { readonly progress: TableProgress };
