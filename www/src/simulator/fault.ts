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
  unauthorized,
} from "./problem.js";
import { OAuthError } from "./token.js";

/** The two things that can misbehave. */
export type Place = "token" | "api";

/** An order to misbehave, once or until told otherwise. `fault: "none"` ends it. */
export interface FaultOrder {
  fault: Fault;
  at: Place;
  when: "next" | "always";
  /** For `slow`: how long to wait before answering. */
  seconds?: number;
}

const DEFAULT_SLOW_SECONDS = 5;

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

/** Refusals of whatever stands in front of both. */
const COMMON_REFUSALS = {
  tooManyRequests: () => tooManyRequests(7),
  serviceUnavailable: () => serviceUnavailable(7),
  serverError: () =>
    new Problem(500, "internalServerError", "Internal Server Error", { detail: "Simulated failure" }),
};

const REFUSALS = { ...API_REFUSALS, ...TOKEN_REFUSALS, ...COMMON_REFUSALS };

/** Faults that change how an answer arrives rather than what it says. */
const DISTURBANCES = ["slow", "dropped", "html", "empty"] as const;

/** Faults that the service itself carries out, because only it knows how. */
const API_OWN = ["refused", "pending"] as const;
const TOKEN_OWN = ["scopeDropped"] as const;

export type Fault =
  | keyof typeof REFUSALS
  | (typeof DISTURBANCES)[number]
  | (typeof API_OWN)[number]
  | (typeof TOKEN_OWN)[number]
  | "none";

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
  const { fault, at = "api", when = "next", seconds } = Object(value) as Record<string, unknown>;
  const isKnown = (at === "api" || at === "token") && FAULTS[at].some((name) => name === fault);
  const isTimed = seconds === undefined || (Number.isInteger(seconds) && Number(seconds) > 0);
  if (!isKnown || !isTimed || (when !== "next" && when !== "always")) {
    return null;
  }
  return { fault, at, when, ...(seconds === undefined ? {} : { seconds }) } as FaultOrder;
}

/** What has been ordered and not yet been carried out. */
export class Orders {
  readonly #standing = new Map<Place, FaultOrder>();

  set(order: FaultOrder): void {
    if (order.fault === "none") {
      this.#standing.delete(order.at);
    } else {
      this.#standing.set(order.at, order);
    }
  }

  take(at: Place): FaultOrder | undefined {
    const order = this.#standing.get(at);
    if (order?.when === "next") {
      this.#standing.delete(at);
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
  { fault, seconds = DEFAULT_SLOW_SECONDS }: FaultOrder,
  serve: () => Promise<HttpResponse>,
  wait: (milliseconds: number) => Promise<void>,
): Promise<HttpResponse> {
  switch (fault) {
    case "slow":
      await wait(seconds * 1000);
      return serve();
    case "dropped":
      // The server did its work; only the answer is lost.
      await serve();
      throw new ConnectionDropped();
    case "html":
      return proxyPage();
    case "empty":
      return answer(200);
    case "none":
    case "scopeDropped":
    case "refused":
    case "pending":
      return serve();
    default:
      return REFUSALS[fault]().toResponse();
  }
}

/** What a company's web filter puts in the place of an answer. */
function proxyPage(): HttpResponse {
  const page =
    "<!DOCTYPE html><html><head><title>Web filter</title></head><body><h1>Access to this site is restricted</h1></body></html>";
  return {
    status: 200,
    headers: { "Content-Type": "text/html; charset=utf-8" },
    body: new TextEncoder().encode(page),
  };
}
