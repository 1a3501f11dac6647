// Turns the schemas of the API contract's request bodies into JSON Schema for the simulator,
// www/src/simulator/contract.json:
//
//     node tests/simulator/contract-schemas.mjs
//
// Run it after a change of the contract; with --check it only says whether that was forgotten. OpenAPI 3.0
// schemas are JSON Schema draft 4 with a few words added. What only people read is left out, and every object is
// closed, because a server should refuse input that it does not know (Belgif REST guide, "unknown input").
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const SOURCE = new URL("../../crate/core/contract/fla.openapi.yaml", import.meta.url);
const TARGET = new URL("../../www/src/simulator/contract.json", import.meta.url);
const REFERENCE = "#/components/schemas/";

/** What contract.json says for a contract in YAML. */
function schemasOf(yaml) {
  const { paths, components } = parse(yaml);
  const wanted = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .flatMap((operation) => schemaName(operation?.requestBody?.content?.["application/json"]?.schema?.$ref));
  const definitions = {};
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (!(name in definitions)) {
      definitions[name] = converted(components.schemas[name], wanted);
    }
  }
  const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { definitions: sorted };
}

function schemaName(reference) {
  return reference?.startsWith(REFERENCE) ? [reference.slice(REFERENCE.length)] : [];
}

/** One schema, converted; the names of others that it refers to are added to `wanted`. */
function converted(schema, wanted) {
  const { $ref, properties, items, description, example, format, ...rest } = schema;
  if ($ref) {
    wanted.push(...schemaName($ref));
    return { $ref: $ref.replace(REFERENCE, "#/definitions/") };
  }
  const kept = Object.entries(rest).filter(([name]) => !name.startsWith("x-") && name !== "deprecated");
  const result = Object.fromEntries(kept);
  // int32 and int64 are remarks about size; only a date is a form to be held to.
  if (format === "date") {
    result.format = format;
  }
  if (items) {
    result.items = converted(items, wanted);
  }
  if (properties) {
    const members = Object.entries(properties).map(([name, member]) => [name, converted(member, wanted)]);
    result.properties = Object.fromEntries(members);
    result.additionalProperties = false;
  }
  return result;
}

const made = schemasOf(readFileSync(SOURCE, "utf8"));
if (process.argv.includes("--check")) {
  const kept = JSON.parse(readFileSync(TARGET, "utf8"));
  assert.deepEqual(kept, made, "www/src/simulator/contract.json is not what the contract says");
} else {
  writeFileSync(TARGET, JSON.stringify(made, null, 2));
  execFileSync("node_modules/.bin/biome", ["format", "--write", fileURLToPath(TARGET)]);
}
