import type { HttpRequest, HttpResponse } from "../../www/src/simulator/http.js";
import { API_PATH, Simulator, type SimulatorOptions, TOKEN_PATH } from "../../www/src/simulator/service.js";
import { type Account, assertion, tokenForm, tokenRequest } from "./client.js";

export const ORIGIN = "https://fla-demo.invalid";
export const TOKEN_ENDPOINT = ORIGIN + TOKEN_PATH;
export const API_BASE = ORIGIN + API_PATH;

/** 22 November 2026, 15:00 UTC. */
export const NOW = 1_795_359_600;

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON came back is what the test looks at
  body: any;
}

/** A simulator whose clock the test moves, and the calls a client makes of it. */
export class Wire {
  /** Seconds since 1970. */
  now = NOW;
  /** How long the simulator has been asked to wait, in milliseconds. */
  readonly waited: number[] = [];
  readonly simulator: Simulator;

  constructor(options: Pick<SimulatorOptions, "clients" | "register">) {
    this.simulator = new Simulator({
      ...options,
      origin: ORIGIN,
      now: () => this.now * 1000,
      wait: async (milliseconds) => {
        this.waited.push(milliseconds);
      },
    });
  }

  async connect(account: Account, changes: Record<string, string | undefined> = {}): Promise<Answer> {
    const jwt = await assertion(account, TOKEN_ENDPOINT, this.now);
    return read(await this.simulator.handle(tokenRequest(TOKEN_ENDPOINT, tokenForm(jwt, changes))));
  }

  /** The value of the `Authorization` header after a right token request. */
  async bearer(account: Account): Promise<string> {
    return `Bearer ${(await this.connect(account)).body.access_token}`;
  }

  async call(method: string, path: string, authorization: string, body?: unknown): Promise<Answer> {
    const request: HttpRequest = {
      method,
      url: path.startsWith("https:") ? path : API_BASE + path,
      headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? null : new TextEncoder().encode(JSON.stringify(body)),
    };
    return read(await this.simulator.handle(request));
  }
}

export function read(response: HttpResponse): Answer {
  const headers = new Headers(response.headers);
  const text = new TextDecoder().decode(response.body);
  const isJson = /^application\/(problem\+)?json$/.test(headers.get("content-type") ?? "");
  return { status: response.status, headers, body: isJson ? JSON.parse(text) : text };
}
