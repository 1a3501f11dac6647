import type { Account } from "#core";
import { Session } from "#wasm";
import { WorkerSession } from "../../../www/src/session/client.js";
import { type Asserter, type Opener, OURS, type Signer } from "../contender.js";
import { TokenServer } from "./token-server.js";

const ACCOUNT: Account = {
  clientId: "self_service_chaman_bench_0123456789",
  role: "employer",
  environment: "demo",
  apiBase: "https://fla-demo.invalid/REST/bench/v1",
  sendScope: false,
};

type Either = Session | WorkerSession;

/** As the panel opens a file: in the Worker of the product, there and back. It was started beforehand. */
export const openerInWorker = opener(OURS, () => {
  const server = new TokenServer();
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  return { server, session: new WorkerSession(worker, server.port()) };
});

/** The same for a browser without WebCrypto: all in Wasm. */
export const openerWithoutWebCrypto = opener(`${OURS}, no WebCrypto`, () => {
  const server = new TokenServer();
  const script = new URL("./worker-without-webcrypto.js", import.meta.url);
  return { server, session: new WorkerSession(new Worker(script, { type: "module" }), server.port()) };
});

/** In the thread of the caller. */
export const openerHere = opener(OURS, () => {
  const server = new TokenServer();
  return { server, session: new Session(server.answer) };
});

/** A session signs nothing but assertions: this is a whole one, where the others only sign. */
export const signer: Signer = { name: OURS, prepare: prepareAssertions };

/** Builds and signs the assertion and reads the token that answers it. */
export const asserter: Asserter = { name: OURS, prepare: prepareAssertions };

/** The key kept by WebCrypto, the assertion by the core: as the panel signs with a remembered key. */
export const keptSigner: Signer = { name: `${OURS}, kept key`, prepare: prepareKept };
export const keptAsserter: Asserter = { name: `${OURS}, kept key`, prepare: prepareKept };

function opener(name: string, start: () => { server: TokenServer; session: Either }): Opener {
  let started: ReturnType<typeof start> | undefined;
  return {
    name,
    async prepare({ pfx, password }) {
      started ??= start();
      const { server, session } = started;
      return async () => {
        const view = await session.openFile(pfx.slice(), new TextEncoder().encode(password));
        return {
          thumbprint: () => view.identities[0]?.certificates[0]?.sha256 ?? "",
          assertion: () => assertWith(session, server),
        };
      };
    },
  };
}

async function prepareAssertions({ pfx, password }: { pfx: Uint8Array; password: string }) {
  const server = new TokenServer();
  const session = new Session(server.answer);
  await session.openFile(pfx, new TextEncoder().encode(password));
  return () => assertWith(session, server);
}

async function prepareKept({ pfx, password }: { pfx: Uint8Array; password: string }) {
  const server = new TokenServer();
  const session = new Session(server.answer);
  await session.openFile(pfx, new TextEncoder().encode(password));
  session.openKept(await session.keepKey(1));
  return () => assertWith(session, server);
}

async function assertWith(session: Either, server: TokenServer): Promise<string> {
  await session.connect(ACCOUNT, true);
  return server.assertion;
}
