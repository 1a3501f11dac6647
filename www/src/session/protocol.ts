import type { Failure } from "../calls.js";
import type { Departure } from "../host.js";
import type { Session } from "./session.js";

/**
 * What travels between the page and the Worker that owns the core. The page speaks first with one
 * {@link Init}; after that every {@link Call} gets exactly one {@link Reply} with its id, in any order.
 */

/** The calls that cross. `lock` is not one: it ends the Worker. */
export type Method = Exclude<keyof Session, "lock">;

/** The first message. It names where exchanges go. */
export interface Init {
  readonly init: true;
  /** In a demo: the port of the simulator. Without it the Worker uses the network. */
  readonly exchange?: MessagePort;
  /** Each request over the network waits for the page: the Worker sends {@link Leaving} and waits for {@link Pass}. */
  readonly announce?: boolean;
}

/** From the Worker: a request wants to leave. The number is the request's. */
export interface Leaving extends Departure {
  readonly leaving: number;
}

/** To the Worker: the request may leave now. */
export interface Pass {
  readonly pass: number;
}

/** From the Worker: the request was answered, or failed. */
export interface Arrived {
  readonly arrived: number;
}

/** One call of the page. `args` are those of the method, in order; buffers in them were transferred. */
export interface Call<M extends Method = Method> {
  readonly id: number;
  readonly method: M;
  readonly args: Parameters<Session[M]>;
}

/** The answer to the call with the same id. */
export type Reply<M extends Method = Method> =
  | { readonly id: number; readonly value: Awaited<ReturnType<Session[M]>> }
  | { readonly id: number; readonly error: Failure };

/** The last message: the Worker wipes what it holds and ends. It may be too busy to; then it is ended from outside. */
export interface End {
  readonly end: true;
}

/** Everything the Worker may receive. */
export type ToWorker = Init | Call | Pass | End;

/** Everything the Worker may send. */
export type FromWorker = Reply | Leaving | Arrived;
