import type { Client } from "./client.js";
import { type BodyName, violations } from "./contract.js";
import type { FaultOrder } from "./fault.js";
import { type HttpRequest, mediaType } from "./http.js";
import { badRequest, issue, missingPermission, payloadTooLarge } from "./problem.js";
import type { Subject } from "./record.js";

/** The largest body taken, in bytes. */
const MAX_BODY = 1024 * 1024;

/** What an operation may need of the request that calls it. */
export interface Call {
  request: HttpRequest;
  url: URL;
  client: Client;
  /** The last part of the address, of an operation on one document. */
  id: string;
  /** How this call has been ordered to go wrong, if so. */
  order: FaultOrder | undefined;
}

/** The body, held to its schema and to what the account may act for. */
export function readBody<T extends Pick<Subject, "employer">>({ request, client }: Call, name: BodyName): T {
  if (request.body && request.body.length > MAX_BODY) {
    throw payloadTooLarge(MAX_BODY);
  }
  const body = parseObject(request);
  const issues = violations(name, body);
  if (issues.length > 0) {
    throw badRequest(issues);
  }
  const record = body as T;
  mayActFor(client, record);
  return record;
}

/** An employer acts for itself, a representative for the customers that gave it a mandate. */
export function mayActFor(client: Client, { employer }: Pick<Subject, "employer">): void {
  if (!client.employers.includes(employer.enterpriseNumber)) {
    throw missingPermission();
  }
}

function parseObject(request: HttpRequest): object {
  const refused = (detail: string) =>
    badRequest([issue("schemaViolation", "", "The body is not an object in JSON", detail)]);
  if (mediaType(request) !== "application/json") {
    throw refused("Content-Type is not application/json");
  }
  try {
    const value: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(request.body ?? undefined),
    );
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value;
    }
  } catch {
    throw refused("The body is not JSON in UTF-8");
  }
  throw refused("The body is not an object");
}
