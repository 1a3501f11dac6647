import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv, { type ValidateFunction } from "ajv-draft-04";
import addFormats from "ajv-formats";
import { parse } from "yaml";

/**
 * Holds requests and answers to `fla.openapi.yaml` with Ajv, which is neither the core's reader nor the simulator's
 * validator. The schemas of OpenAPI 3.0 are JSON Schema draft 4 with a few words added.
 */
const contract = parse(readFileSync("crate/core/contract/fla.openapi.yaml", "utf8"));

// biome-ignore lint/suspicious/noExplicitAny: parts of a YAML document
type Part = any;

/** As the contract has it, for answers: a reader ignores members it does not know. */
const open = validators(contract.components.schemas);
/** With every object closed, for requests: a server refuses members it does not know (Belgif REST guide). */
const closed = validators(close(contract.components.schemas));

/** A request as it was sent. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Headers;
  body: string | null;
}

/** Holds a request to the operation it calls, and says which that is. `base` is that of the API. */
export function requestConforms(request: SentRequest, base: string): string {
  assert.ok(request.url.startsWith(`${base}/`), request.url);
  const url = new URL(request.url);
  const path = url.pathname.slice(new URL(base).pathname.length);
  const [template, id, operation] = operationOf(request.method, path);
  if (id !== null) holds(closed, { $ref: "#/components/schemas/Id" }, decodeURIComponent(id), request.url);
  const parameters: Part[] = (operation.parameters ?? []).map(resolve);
  for (const [name, value] of url.searchParams) {
    const parameter = parameters.find((one) => one.in === "query" && one.name === name);
    assert.ok(parameter, `${operation.operationId} has no parameter ${name}`);
    holds(closed, parameter.schema, parameter.schema.type === "integer" ? Number(value) : value, name);
  }
  const { headers } = request;
  const isOpen = operation.security?.length === 0;
  assert.equal(/^Bearer [\x21-\x7e]+$/.test(headers.get("authorization") ?? ""), !isOpen, "authorization");
  for (const media of (headers.get("accept") ?? "").split(", ")) {
    assert.ok(["application/json", "application/problem+json"].includes(media), media);
  }
  const described = operation.requestBody?.content ?? {};
  const media = described[headers.get("content-type") ?? ""];
  assert.equal(media !== undefined, request.body !== null, `${operation.operationId}: content-type`);
  if (media) holds(closed, media.schema, JSON.parse(request.body ?? ""), operation.operationId);
  return `${request.method} ${template}`;
}

/** An answer with its body read. */
export interface ReadAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Holds an answer to what the contract says this operation answers with this status. */
export function conforms(operation: string, { status, headers, body }: ReadAnswer): void {
  const [method = "", path = ""] = operation.split(" ");
  const responses = contract.paths[path][method.toLowerCase()].responses;
  const described = resolve(responses[status] ?? responses.default);
  const where = `${operation} ${status}`;
  for (const [name, header] of Object.entries<Part>(described.headers ?? {})) {
    const value = headers.get(name);
    // Only with too many requests and without service there is a time to wait.
    assert.ok(value !== null || name !== "Location", `${where} needs ${name}`);
    if (value !== null) holds(open, resolve(header).schema, value, `${where} ${name}`);
  }
  const content = described.content ?? {};
  const media = content[headers.get("content-type") ?? ""];
  const mayBeEmpty = content["application/json"] === undefined || status === 201;
  if (body === "" && mayBeEmpty) return;
  assert.ok(media, `${where}: ${headers.get("content-type")} is not described`);
  holds(open, media.schema, body, where);
}

function operationOf(method: string, path: string): [template: string, id: string | null, operation: Part] {
  const exact = contract.paths[path]?.[method.toLowerCase()];
  if (exact) return [path, null, exact];
  const template = path.replace(/\/[^/]+$/, "/{id}");
  const operation = contract.paths[template]?.[method.toLowerCase()];
  assert.ok(operation, `the contract has no ${method} ${path}`);
  return [template, path.slice(path.lastIndexOf("/") + 1), operation];
}

function holds(ajv: Validators, schema: Part, value: unknown, where: string): void {
  const validate = ajv(schema);
  assert.ok(validate(value), `${where}: ${JSON.stringify(validate.errors)}\n${JSON.stringify(value)}`);
}

type Validators = (schema: Part) => ValidateFunction;

function validators(schemas: Part): Validators {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ id: "contract:", components: { schemas } });
  const known = new Map<string, ValidateFunction>();
  return (schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"contract:#/components');
    const validate = known.get(text) ?? ajv.compile(JSON.parse(text));
    known.set(text, validate);
    return validate;
  };
}

function close(schema: Part): Part {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== "object" || schema === null) return schema;
  const members = Object.entries(schema).map(([name, member]) => [name, close(member)]);
  const copy = Object.fromEntries(members);
  return schema.type === "object" && schema.properties ? { ...copy, additionalProperties: false } : copy;
}

function resolve(part: Part): Part {
  const steps: string[] = part.$ref?.slice(2).split("/") ?? [];
  return part.$ref ? steps.reduce((node, step) => node[step], contract) : part;
}
