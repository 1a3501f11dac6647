import { type Call, mayActFor } from "./call.js";
import { type Client, SCOPES } from "./client.js";
import { Declarations } from "./declaration.js";
import type { FaultOrder } from "./fault.js";
import { answer, type HttpRequest, type HttpResponse } from "./http.js";
import { missingScope, resourceNotFound, unauthorized } from "./problem.js";
import { creditPage, registrationPage, rightPage } from "./query.js";
import type { Register } from "./register.js";
import { registrationAnomalies, registrationIssues, rightAnomalies, rightIssues } from "./rule.js";
import { Tasks } from "./task.js";
import type { TokenSource } from "./token.js";

type Operation = (call: Call) => HttpResponse;

/** The operations of the contract, each behind a token. */
export class Api {
  readonly #base: string;
  readonly #tokens: TokenSource;
  readonly #now: () => number;
  /** By method and path; `{id}` stands for any last part. */
  readonly #operations: Readonly<Record<string, Operation>>;

  constructor(base: string, tokens: TokenSource, register: Register, now: () => number) {
    this.#base = base;
    this.#tokens = tokens;
    this.#now = now;
    const today = () => new Date(now()).toISOString().slice(0, 10);
    const tasks = new Tasks(`${base}/tasks`, now);
    const registrations = new Declarations(
      `${base}/trainingRegistrations`,
      register.registrations,
      {
        body: "TrainingRegistration",
        unique: "reference",
        issues: registrationIssues,
        anomalies: (record) => registrationAnomalies(record, today()),
      },
      tasks,
    );
    const rights = new Declarations(
      `${base}/trainingRights`,
      register.rights,
      { body: "TrainingRight", unique: "year", issues: rightIssues, anomalies: rightAnomalies },
      tasks,
    );
    this.#operations = {
      "POST /trainingRegistrations": (call) => registrations.create(call),
      "POST /trainingRegistrations/query": (call) => registrationPage(call, base, register),
      "GET /trainingRegistrations/{id}": (call) => registrations.read(call),
      "PUT /trainingRegistrations/{id}": (call) => registrations.update(call),
      "DELETE /trainingRegistrations/{id}": (call) => registrations.remove(call),
      "POST /trainingRights": (call) => rights.create(call),
      "POST /trainingRights/query": (call) => rightPage(call, base, register),
      "GET /trainingRights/{id}": (call) => rights.read(call),
      "PUT /trainingRights/{id}": (call) => rights.update(call),
      "DELETE /trainingRights/{id}": (call) => rights.remove(call),
      "POST /trainingCredits/query": (call) => creditPage(call, base, register, today()),
      "GET /trainingCredits/{id}": (call) => readCredit(call, base, register, today()),
      "GET /tasks/{id}": ({ id }) => tasks.read(id),
    };
  }

  async answer(request: HttpRequest, url: URL, order: FaultOrder | undefined): Promise<HttpResponse> {
    const address = url.origin + url.pathname;
    const path = address.startsWith(`${this.#base}/`) ? address.slice(this.#base.length) : "";
    if (path === "/health" && request.method === "GET") {
      return answer(200, { status: "UP" });
    }
    const client = await this.#authorize(request);
    const { method } = request;
    const document = path.replace(/\/[^/]+$/, "/{id}");
    const operation = this.#operations[`${method} ${path}`] ?? this.#operations[`${method} ${document}`];
    if (!operation) {
      return this.#unknown(path, document);
    }
    const id = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
    return operation({ request, url, client, id, order });
  }

  /** 405 for an address that other methods know (RFC 9110 §15.5.6), 404 for one that none does. */
  #unknown(path: string, document: string): HttpResponse {
    const allowed = Object.keys(this.#operations)
      .map((key) => key.split(" "))
      .filter(([, known]) => known === path || known === document)
      .map(([method]) => method);
    if (allowed.length === 0) {
      throw resourceNotFound(path);
    }
    return answer(405, undefined, { Allow: allowed.join(", ") });
  }

  /** Whose token it is (RFC 6750 §2.1: the header and nothing else). */
  async #authorize(request: HttpRequest): Promise<Client> {
    const { authorization = "" } = request.headers;
    const [scheme, token = ""] = authorization.split(" ");
    if (scheme?.toLowerCase() !== "bearer" || token === "") {
      throw unauthorized("noAccessToken");
    }
    const grant = await this.#tokens.grant(token);
    if (!grant) {
      throw unauthorized("invalidAccessToken");
    }
    if (grant.expiresAt <= this.#now()) {
      throw unauthorized("expiredAccessToken");
    }
    const required = SCOPES[grant.client.quality];
    if (!grant.scope.split(" ").includes(required)) {
      throw missingScope([required]);
    }
    return grant.client;
  }
}

function readCredit({ id, client }: Call, base: string, register: Register, today: string): HttpResponse {
  const entry = register.credits(today).find((credit) => credit.id === id);
  if (!entry) {
    throw resourceNotFound(id);
  }
  mayActFor(client, entry.record);
  return answer(200, { id, href: `${base}/trainingCredits/${id}`, ...entry.record });
}
