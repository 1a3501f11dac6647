import { Api } from "./api.js";
import { AssertionVerifier } from "./assertion.js";
import type { Client } from "./client.js";
import { type FaultOrder, misbehave, Orders, orderOfReference, type Place } from "./fault.js";
import { type HttpRequest, type HttpResponse, mediaType } from "./http.js";
import { Problem, resourceNotFound } from "./problem.js";
import { Register } from "./register.js";
import { OAuthError, TokenEndpoint, type TokenSource } from "./token.js";

/** Where the two halves of the service live under its origin. */
export const TOKEN_PATH = "/REST/oauth/v5/token";
export const API_PATH = "/REST/federalLearningAccount/v1";

export interface SimulatorOptions {
  /** Scheme, host and port, such as `https://fla-demo.invalid`. The audience and every link begin with it. */
  origin: string;
  clients: readonly Client[];
  /** Milliseconds since 1970. */
  now?: () => number;
  wait?: (milliseconds: number) => Promise<void>;
  /** Who knows the tokens that the API gets; this simulator's own token endpoint unless another server issues them. */
  tokens?: TokenSource;
  /** What is registered at the start. */
  register?: Register;
}

/**
 * The token server and the Federal Learning Account in one object: same answers, same state, in the page and
 * behind a socket. Modelled where the public record ends; see the contract's SOURCE.md.
 */
export class Simulator {
  readonly #origin: string;
  readonly #now: () => number;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #tokenEndpoint: TokenEndpoint;
  readonly #api: Api;
  readonly #orders = new Orders();

  constructor({ origin, clients, now = Date.now, wait = later, tokens, register }: SimulatorOptions) {
    this.#origin = origin;
    this.#now = now;
    this.#wait = wait;
    this.#tokenEndpoint = new TokenEndpoint(new AssertionVerifier(clients, origin + TOKEN_PATH, now), now);
    this.#api = new Api(origin + API_PATH, tokens ?? this.#tokenEndpoint, register ?? new Register(), now);
  }

  /** Misbehave once, or until told otherwise. */
  order(order: FaultOrder): void {
    this.#orders.set(order);
  }

  /** Answers a request. Rejects with `ConnectionDropped` when told to hang up. */
  async handle(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.#dispatch(request);
    const related = request.headers["belgov-trace-id"];
    const trace = { "BelGov-Trace-Id": crypto.randomUUID() };
    return {
      ...response,
      headers: {
        Date: new Date(this.#now()).toUTCString(),
        ...trace,
        ...(related ? { "BelGov-Related-Trace-Id": related } : {}),
        ...response.headers,
      },
    };
  }

  #dispatch(request: HttpRequest): Promise<HttpResponse> {
    const url = new URL(request.url);
    const at: Place = url.pathname === TOKEN_PATH ? "token" : "api";
    const order = this.#orders.take(at) ?? (at === "api" ? orderOf(request) : undefined);
    const serve = () => this.#serve(request, url, order);
    return order ? misbehave(order, serve, this.#wait, this.#now) : serve();
  }

  async #serve(request: HttpRequest, url: URL, order: FaultOrder | undefined): Promise<HttpResponse> {
    try {
      if (url.origin !== this.#origin) {
        throw resourceNotFound(url.pathname);
      }
      if (url.pathname !== TOKEN_PATH) {
        return await this.#api.answer(request, url, order);
      }
      if (request.method !== "POST") {
        throw new OAuthError("invalid_request", "only POST is served here");
      }
      return await this.#tokenEndpoint.issue(request, order?.fault === "scopeDropped");
    } catch (error) {
      if (error instanceof Problem || error instanceof OAuthError) {
        return error.toResponse();
      }
      throw error;
    }
  }
}

/** What the record that is being written asks for through its own reference. */
function orderOf(request: HttpRequest): FaultOrder | undefined {
  const writes = request.method === "POST" || request.method === "PUT";
  if (
    !writes ||
    new URL(request.url).pathname.endsWith("/query") ||
    !request.body ||
    mediaType(request) !== "application/json"
  ) {
    return undefined;
  }
  try {
    const record: unknown = JSON.parse(new TextDecoder().decode(request.body));
    return orderOfReference(Object(record).reference);
  } catch {
    return undefined;
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
