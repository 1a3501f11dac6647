import type { Account, KeyFileView } from "#core";
import { Session } from "#wasm";
import { WorkerSession } from "../../../www/src/session/client.js";
import { type Asserter, type KeyFile, type Opener, OURS, type Signer } from "../contender.js";
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
export const signer: Signer = { name: OURS, prepare: (file) => prepareAssertions(file, open) };
export const asserter: Asserter = signer as Asserter;

/** The same with the key in WebCrypto, as after "remember the key": the core builds and checks what is signed. */
export const keptSigner: Signer = {
  name: `${OURS}, kept key`,
  prepare: (file) => prepareAssertions(file, openKept),
};
export const keptAsserter: Asserter = keptSigner as Asserter;

function opener(name: string, start: () => { server: TokenServer; session: Either }): Opener {
  let started: ReturnType<typeof start> | undefined;
  return {
    name,
    async prepare(file) {
      started ??= start();
      const { server, session } = started;
      return async () => {
        const view = await open(session, file);
        return {
          thumbprint: () => view.identities[0]?.certificates[0]?.sha256 ?? "",
          assertion: () => assertWith(session, server),
        };
      };
    },
  };
}

/** Assertions, each from the account to the text of it. */
async function prepareAssertions(
  file: KeyFile,
  open: (session: Session, file: KeyFile) => Promise<unknown>,
): Promise<() => Promise<string>> {
  const session = new Session();
  await open(session, file);
  return () => session.signAssertion(ACCOUNT);
}

async function openKept(session: Session, file: KeyFile): Promise<void> {
  await open(session, file);
  session.openKept(await session.keepKey(1));
}

/** As the panel does when the user has agreed to the work beforehand; its estimate is part of the time. */
async function open(session: Either, { pfx, password }: KeyFile): Promise<KeyFileView> {
  let step = await session.openFile(pfx.slice(), new TextEncoder().encode(password));
  while (step.kind === "work") step = await session.continueOpening(step.iterations);
  return step.file;
}

async function assertWith(session: Either, server: TokenServer): Promise<string> {
  await session.connect(ACCOUNT, true);
  return server.assertion;
}
