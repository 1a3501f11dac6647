import { readFileSync } from "node:fs";

export { conforms } from "../contract/validator.js";

/** The example of the contract with this name, as it stands on the wire. */
export function example(name: string) {
  return JSON.parse(readFileSync(`crate/core/contract/examples/${name}.json`, "utf8")).value;
}
