// The core reads `operations.json`, people read the OpenAPI file. They must say the same.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";

const contract = new URL("../../crate/core/contract/", import.meta.url);
const text = readFileSync(new URL("fla.openapi.yaml", contract), "utf8");
const openapi = parse(text);
const METHODS = ["get", "put", "post", "delete", "patch"];

test("operations.json lists the operations of the OpenAPI file, all of them and no other", () => {
  const described = {};
  for (const [path, item] of Object.entries(openapi.paths)) {
    for (const method of METHODS) {
      const id = item[method]?.operationId;
      if (id) described[id] = { method: method.toUpperCase(), path };
    }
  }
  assert.deepEqual(JSON.parse(readFileSync(new URL("operations.json", contract), "utf8")), described);
});

test("every example file is shown in the OpenAPI file, and no example is missing", () => {
  const shown = new Set([...text.matchAll(/\$ref: (examples\/[a-z-]+\.json)/g)].map((match) => match[1]));
  const present = readdirSync(new URL("examples/", contract)).map((name) => `examples/${name}`);
  assert.deepEqual([...shown].sort(), present.sort());
});

test("the only server is the simulator's name, which never resolves", () => {
  assert.deepEqual(
    openapi.servers.map((server) => new URL(server.url).hostname),
    ["fla-demo.invalid"],
  );
});
