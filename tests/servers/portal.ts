import { EventEmitter, once } from "node:events";
import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { createServer } from "node:https";
import type { Client } from "../../www/src/simulator/client.js";
import type { Register } from "../../www/src/simulator/register.js";
import { API_PATH, Simulator, TOKEN_PATH } from "../../www/src/simulator/service.js";
import { simulatorListener } from "./listener.js";
import { listen, type Running } from "./loopback.js";
import { type OAuthOptions, oauthServer } from "./oauth.js";
import { type TlsIdentity, tlsIdentity } from "./tls.js";

/** The real host, which only a browser with a resolver rule will find here. */
export const PORTAL_HOST = "services.socialsecurity.be";
export const PORTAL_ORIGIN = `https://${PORTAL_HOST}`;
export const PORTAL_API_BASE = PORTAL_ORIGIN + API_PATH;
export const PORTAL_TOKEN_ENDPOINT = PORTAL_ORIGIN + TOKEN_PATH;
export const PORTAL_ISSUER = PORTAL_TOKEN_ENDPOINT.slice(0, -"/token".length);

export interface PortalOptions extends Omit<OAuthOptions, "issuer"> {
  clients: readonly Client[];
  /** Who issues the tokens: `oidc-provider`, or the simulator, which can be told to refuse. */
  issuer?: "oidc-provider" | "simulator";
  /** The key and certificate of its TLS, when a browser knows it already. */
  identity?: TlsIdentity;
  /** What is registered at the start; nothing, unless told otherwise. */
  register?: Register;
}

/** A request as it arrived. */
export interface Arrival {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

export interface Portal extends Running {
  simulator: Simulator;
  /** The certificate of its TLS, in PEM, for clients that are no browser. */
  certificate: Buffer;
  /** Every request, oldest first. */
  arrivals: Arrival[];
  /** Settles when so many requests have arrived. */
  arrived(count: number): Promise<void>;
  /** Lets every request wait for its answer, until what it gives is called. */
  hold(): () => void;
  /** Why `oidc-provider` refused, oldest first. */
  refusals: string[];
}

/**
 * The portal's host on loopback, with TLS: a token server at the unmodified production path and the register behind
 * it, for a browser to which it is the real one. At `/` is a page, for tests that need one of the portal's own.
 */
export async function startPortal({
  clients,
  issuer = "oidc-provider",
  identity = tlsIdentity(PORTAL_HOST),
  register,
  ...options
}: PortalOptions): Promise<Portal> {
  const oauth = oauthServer({ ...options, clients, issuer: PORTAL_ISSUER });
  const simulator = new Simulator({
    origin: PORTAL_ORIGIN,
    clients,
    now: () => Date.now(),
    ...(register ? { register } : {}),
    ...(issuer === "oidc-provider" ? { tokens: oauth.tokens } : {}),
  });
  const simulate = simulatorListener(simulator, PORTAL_ORIGIN);
  const arrivals: Arrival[] = [];
  const arriving = new EventEmitter();
  let held: Promise<void> | null = null;
  const listener: RequestListener = async (incoming, outgoing) => {
    const path = incoming.url ?? "/";
    if (path === "/" || path === "/favicon.ico") {
      outgoing.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Portal</title>");
      return;
    }
    // As everything here by the clock that a test may set; the header of Node itself goes by another.
    outgoing.setHeader("Date", new Date(Date.now()).toUTCString());
    arrivals.push({ method: incoming.method ?? "", path, headers: incoming.headers });
    arriving.emit("arrival");
    await held;
    // Whoever asked may have gone in the meantime, and there is nothing to be read of it.
    if (incoming.destroyed) return;
    const answer = issuer === "oidc-provider" && path.startsWith("/REST/oauth/") ? oauth.listener : simulate;
    answer(incoming, outgoing);
  };
  const running = await listen(createServer(identity, listener));
  return {
    ...running,
    simulator,
    certificate: identity.cert,
    arrivals,
    async arrived(count) {
      while (arrivals.length < count) await once(arriving, "arrival");
    },
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = null;
        release();
      };
    },
    refusals: oauth.refusals,
  };
}
