import { answer, ConnectionDropped, type HttpResponse } from "./http.js";
import {
  badRequest,
  duplicate,
  issue,
  missingPermission,
  missingScope,
  Problem,
  serviceUnavailable,
  tooManyRequests,
  tooManyRequestsUntil,
  unauthorized,
} from "./problem.js";
import { OAuthError } from "./token.js";

/** The two things that can misbehave. */
export type Place = "token" | "api";

/** An order to misbehave: once, in regular intervals, or until told otherwise. `fault: "none"` ends it. */
export interface FaultOrder {
  fault: Fault;
  at: Place;
  when: "next" | "every" | "always";
  /** For `slow`: how long to wait before answering. For a server that is busy: how long it wants to be left alone. */
  seconds?: number;
  /** How many requests go well before it begins; with `every`, each time. */
  after?: number;
  /** For what is decided later: how often it is asked in vain. */
  polls?: number;
}

const DEFAULT_SLOW_SECONDS = 5;
const DEFAULT_BUSY_SECONDS = 7;

/** Refusals of the API that need nothing of the request. */
const API_REFUSALS = {
  invalidToken: () => unauthorized("invalidAccessToken"),
  expiredToken: () => unauthorized("expiredAccessToken"),
  insufficientScope: () => missingScope(["scope:simulated"]),
  noMandate: missingPermission,
  issues: () =>
    badRequest([
      issue("invalidInput", "worker.ssin", "Invalid input", "This worker is not known to the register"),
      issue("schemaViolation", "training.name", "Input value is invalid", "This name is not accepted"),
    ]),
  duplicate: () => duplicate("reference"),
};

/** Refusals of the token endpoint: every error of RFC 6749 §5.2. */
const TOKEN_REFUSALS = {
  invalid_request: () => new OAuthError("invalid_request", "simulated"),
  invalid_client: () => new OAuthError("invalid_client", "simulated"),
  invalid_grant: () => new OAuthError("invalid_grant", "simulated"),
  unauthorized_client: () => new OAuthError("unauthorized_client", "simulated"),
  unsupported_grant_type: () => new OAuthError("unsupported_grant_type", "simulated"),
  invalid_scope: () => new OAuthError("invalid_scope", "simulated"),
};

/** Refusals of whatever stands in front of both. `now` is in milliseconds. */
const COMMON_REFUSALS = {
  tooManyRequests: (seconds: number) => tooManyRequests(seconds),
  tooManyRequestsUntil: (seconds: number, now: number) => tooManyRequestsUntil(now + seconds * 1000),
  serviceUnavailable: (seconds: number) => serviceUnavailable(seconds),
  serverError: () =>
    new Problem(500, "internalServerError", "Internal Server Error", { detail: "Simulated failure" }),
};

const REFUSALS = { ...API_REFUSALS, ...TOKEN_REFUSALS, ...COMMON_REFUSALS };

/**
 * Faults that change how an answer arrives rather than what it says. `dropped` loses the answer to what was done,
 * `unheard` the request itself; `gateway` is a page with 503 of whatever stands before the service.
 */
const DISTURBANCES = ["slow", "dropped", "unheard", "html", "gateway", "empty"] as const;

/** Faults that the service itself carries out, because only it knows how: the forms its answers to a declaration take, and pages that do not hold together. */
const API_OWN = [
  "refused",
  "createdEmpty",
  "createdRelative",
  "itemAccepted",
  "itemRefused",
  "pending",
  "pendingRelative",
  "pendingElsewhere",
  "taskFailed",
  "laterAccepted",
  "laterRefused",
  "totalMismatch",
  "unknownMembers",
  "circle",
] as const;
const TOKEN_OWN = ["scopeDropped"] as const;

type ServedFault = (typeof API_OWN)[number] | (typeof TOKEN_OWN)[number];

export type Fault = keyof typeof REFUSALS | (typeof DISTURBANCES)[number] | ServedFault | "none";

/** What can be ordered where. */
export const FAULTS: Readonly<Record<Place, readonly Fault[]>> = {
  api: [...names(API_REFUSALS), ...names(COMMON_REFUSALS), ...DISTURBANCES, ...API_OWN, "none"],
  token: [...names(TOKEN_REFUSALS), ...names(COMMON_REFUSALS), ...DISTURBANCES, ...TOKEN_OWN, "none"],
};

function names<T extends object>(refusals: T): (keyof T)[] {
  return Object.keys(refusals) as (keyof T)[];
}

/** Reads an order that came from outside. */
export function parseOrder(value: unknown): FaultOrder | null {
  const { fault, at = "api", when = "next", ...rest } = Object(value) as Record<string, unknown>;
  const isKnown = (at === "api" || at === "token") && FAULTS[at].some((name) => name === fault);
  const counts = ["seconds", "after", "polls"].filter((name) => rest[name] !== undefined);
  const isCounted = counts.every((name) => Number.isInteger(rest[name]) && Number(rest[name]) > 0);
  const isTimely = when === "next" || when === "every" || when === "always";
  if (!isKnown || !isCounted || !isTimely) {
    return null;
  }
  return { fault, at, when, ...Object.fromEntries(counts.map((name) => [name, rest[name]])) } as FaultOrder;
}

/** What has been ordered and not yet been carried out. */
export class Orders {
  readonly #standing = new Map<Place, FaultOrder>();
  /** How many requests may still go well. */
  readonly #patience = new Map<Place, number>();

  set(order: FaultOrder): void {
    if (order.fault === "none") {
      this.#standing.delete(order.at);
    } else {
      this.#patience.set(order.at, order.after ?? 0);
      this.#standing.set(order.at, order);
    }
  }

  take(at: Place): FaultOrder | undefined {
    const order = this.#standing.get(at);
    const patience = this.#patience.get(at) ?? 0;
    if (order && patience > 0) {
      this.#patience.set(at, patience - 1);
      return undefined;
    }
    if (order?.when === "next") {
      this.#standing.delete(at);
    }
    if (order?.when === "every") {
      this.#patience.set(at, order.after ?? 0);
    }
    return order;
  }
}

/**
 * The order a record carries in its own reference, `simulate.noMandate` for one. This is how a presenter shows a
 * refusal in the demo, without any switch on the screen.
 */
export function orderOfReference(reference: unknown): FaultOrder | undefined {
  const [prefix, name] = typeof reference === "string" ? reference.split(".") : [];
  const order = prefix === "simulate" ? parseOrder({ fault: name }) : null;
  return order ?? undefined;
}

/** Serves, but as ordered. */
export async function misbehave(
  { fault, seconds }: FaultOrder,
  serve: () => Promise<HttpResponse>,
  wait: (milliseconds: number) => Promise<void>,
  now: () => number,
): Promise<HttpResponse> {
  if (isOwn(fault)) return serve();
  switch (fault) {
    case "slow":
      await wait((seconds ?? DEFAULT_SLOW_SECONDS) * 1000);
      return serve();
    case "dropped":
      // The server did its work; only the answer is lost.
      await serve();
      throw new ConnectionDropped();
    case "unheard":
      throw new ConnectionDropped();
    case "html":
      return page(200, "Web filter", "Access to this site is restricted");
    case "gateway":
      return page(503, "Gateway", "The service does not answer", { "Retry-After": "7" });
    case "empty":
      return answer(200);
    default:
      return REFUSALS[fault](seconds ?? DEFAULT_BUSY_SECONDS, now()).toResponse();
  }
}

/** Whether the service itself carries it out. */
function isOwn(fault: Fault): fault is ServedFault | "none" {
  return [...API_OWN, ...TOKEN_OWN, "none"].some((own) => own === fault);
}

/** What a company's web filter, or a gateway, puts in the place of an answer. */
function page(
  status: number,
  title: string,
  text: string,
  headers: Record<string, string> = {},
): HttpResponse {
  const html = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${text}</h1></body></html>`;
  return {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
    body: new TextEncoder().encode(html),
  };
}
