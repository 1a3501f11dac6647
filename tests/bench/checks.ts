import { execFileSync } from "node:child_process";

/** What `crate/core/examples/rows.rs` measured: the core's checks alone, on one core, outside the browser. */
export interface Checks {
  readonly rows: number;
  /** Rows held to the rules about one record, in a second. */
  readonly perSecond: number;
  /** Milliseconds for the rules over the set of all rows. */
  readonly set: number;
}

export function checks(): Checks {
  return JSON.parse(execFileSync("target/native/examples/rows", { encoding: "utf8" }));
}
