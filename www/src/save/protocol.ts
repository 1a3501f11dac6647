import type { Desk } from "./desk.js";

/** What travels between the page and the Worker of a saving: each {@link Call} gets one answer with its id. */

export type ClerkCalls = Pick<Desk, "open" | "page" | "note" | "parts" | "finish" | "seal">;
export type Method = keyof ClerkCalls;

export interface Call<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<ClerkCalls[M]>;
}
