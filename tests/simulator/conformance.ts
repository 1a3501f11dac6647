import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Validator } from "@cfworker/json-schema";
import { parse } from "yaml";
import type { Answer } from "./wire.js";

const contract = parse(readFileSync("crate/core/contract/fla.openapi.yaml", "utf8"));

/** The example of the contract with this name, as it stands on the wire. */
export function example(name: string) {
  return JSON.parse(readFileSync(`crate/core/contract/examples/${name}.json`, "utf8")).value;
}

/** Holds an answer to what the contract says this operation answers with this status. */
export function conforms(operation: string, { status, headers, body }: Answer): void {
  const [method = "", path = ""] = operation.split(" ");
  const responses = contract.paths[path][method.toLowerCase()].responses;
  const described = resolve(responses[status] ?? responses.default);
  for (const [name, header] of Object.entries(described.headers ?? {})) {
    const required = name === "Location";
    assert.ok(
      !required || headers.has(name),
      `${operation} ${status} needs ${name}: ${JSON.stringify(header)}`,
    );
  }
  const media = described.content?.[headers.get("content-type") ?? ""];
  assert.equal(
    media === undefined,
    body === "",
    `${operation} ${status}: ${headers.get("content-type")} is not described`,
  );
  if (media) {
    const { schemas } = contract.components;
    const schema = { components: { schemas: structuredClone(schemas) }, ...media.schema };
    const { errors } = new Validator(schema, "4", false).validate(body);
    assert.deepEqual(
      errors.map(({ error }) => error),
      [],
      `${operation} ${status}: ${JSON.stringify(body)}`,
    );
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a part of a YAML document
function resolve(part: any): any {
  const steps: string[] = part.$ref?.slice(2).split("/") ?? [];
  return part.$ref ? steps.reduce((node, step) => node[step], contract) : part;
}
