import type { Answer } from "../calls.js";
import type { SavedFound, SavedQuery } from "./records.js";
import type { Verdict } from "./verify.js";

/** What the page may ask of a saved file, which a Worker of its own reads. A failing call rejects with a `FlaError`. */
export interface SavedFile {
  /** Reads all of it and says what it is. */
  open(file: Blob, onProgress: (share: number) => void): Promise<Verdict>;
  /** The records that fit, of the file that was opened. */
  find(query: SavedQuery): Promise<SavedFound>;
  /** Gives up the call under way, which then fails with `saved.cancelled`. The file stays open when it was. */
  cancel(): void;
  /** Ends the Worker, whatever it is at: calls under way fail with `saved.cancelled`. */
  close(): void;
}

/** One call after the other: the next is made when the one before has been answered, under its id. */
export type ToWorker = Call | { readonly cancel: true };
export type Call = { readonly id: number } & Question;
export type Question = { readonly open: Blob } | { readonly find: SavedQuery };

export type FromWorker = Answer | { readonly progress: number };
