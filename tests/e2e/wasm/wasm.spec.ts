// The core as JavaScript sees it, in a browser's Worker and in Node: typed errors, and never a panic.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import demo from "../../../www/demo/demo.json" with { type: "json" };
import { expect, test } from "../page-test.js";

const PFX = "www/demo/demo-company.pfx";

/** What came of opening a file: its identities, or the error as it crossed. */
type Opened =
  | { count: number }
  | { name: string; code: string; params: Record<string, string>; isError: boolean };

test("in a Worker of the browser a file opens, and each failure is an error with a code", async ({
  page,
  panel: _,
}) => {
  const outcomes = await page.evaluate(openAllInWorker, {
    pfx: [...readFileSync(PFX)],
    password: demo.password,
  });
  expect(outcomes).toEqual({
    right: { identities: 1 },
    wrong: { code: "identity.password" },
    letter: { code: "identity.not_a_keystore" },
    cut: { code: "identity.damaged" },
    unconnected: { code: "session.no_token" },
  });
});

test("in Node the same module opens the same file, with the same errors", () => {
  expect(inNode("open", PFX, demo.password)).toEqual({ count: 1 });
  expect(inNode("open", PFX, "not the password")).toMatchObject({
    name: "FlaError",
    code: "identity.password",
    isError: true,
  });
  expect(inNode("open", "package.json", "")).toMatchObject({
    name: "FlaError",
    code: "identity.not_a_keystore",
    isError: true,
  });
});

test("no damage to a file makes the core panic: an identity error or the same identity, nothing else", () => {
  const { opened, codes } = inNode("damage", PFX, demo.password) as unknown as {
    opened: number;
    codes: Record<string, number>;
  };
  const total = Object.values(codes).reduce((sum, count) => sum + count, opened);
  expect(total).toBe(readFileSync(PFX).length);
  for (const code of Object.keys(codes)) {
    expect(code).toMatch(/^identity\.[a-z_.]+$/);
  }
});

/** Runs in the page: speaks to the panel's own Worker as the panel does. */
async function openAllInWorker({ pfx, password }: { pfx: number[]; password: string }) {
  const worker = new Worker("worker.js", { type: "module" });
  worker.postMessage({ init: true });
  let last = 0;
  const call = (method: string, args: unknown[]): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const answered = ({ data }: MessageEvent) => {
        if (data.id !== id) return;
        worker.removeEventListener("message", answered);
        if ("error" in data) resolve({ code: data.error.code });
        else resolve(method === "openFile" ? { identities: data.value.file.identities.length } : {});
      };
      worker.addEventListener("message", answered);
      worker.addEventListener("error", reject, { once: true });
      worker.postMessage({ id, method, args });
    });
  const bytes = (text: string) => new TextEncoder().encode(text);
  const right = await call("openFile", [new Uint8Array(pfx), bytes(password)]);
  const wrong = await call("openFile", [new Uint8Array(pfx), bytes("not the password")]);
  const letter = await call("openFile", [bytes("Dear Sir or Madam"), bytes("")]);
  const cut = await call("openFile", [new Uint8Array(pfx.slice(0, -100)), bytes(password)]);
  const unconnected = await call("prepare", ["trainingRegistration", {}]);
  worker.terminate();
  return { right, wrong, letter, cut, unconnected };
}

function inNode(...args: string[]): Opened {
  const printed = execFileSync("node", ["tests/e2e/wasm/in-node.mjs", ...args], { encoding: "utf8" });
  return JSON.parse(printed);
}
