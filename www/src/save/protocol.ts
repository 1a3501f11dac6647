import type { Answer } from "../calls.js";
import type { Desk } from "./desk.js";

/** What travels between the page and the Worker of a saving: each {@link Call} gets one {@link Answer} with its id. */

export type SaveCalls = Pick<Desk, "open" | "page" | "note" | "parts" | "finish" | "seal">;
export type Method = keyof SaveCalls;

export interface Call<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<SaveCalls[M]>;
}

export type { Answer };
