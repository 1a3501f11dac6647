import type { Failure } from "../session/protocol.js";
import type { Desk } from "./desk.js";

/** What travels between the page and the Worker of a saving: each {@link Call} gets one {@link Reply} with its id. */

export type Calls = Pick<Desk, "open" | "page" | "note" | "parts" | "finish" | "seal">;
export type Method = keyof Calls;

export interface Call<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<Calls[M]>;
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: Failure };
