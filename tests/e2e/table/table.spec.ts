// The table's Worker in the page as built: under its content security policy, on files of full size.
import { readFileSync } from "node:fs";
import { csv, ROWS, rows } from "../../bench/table/files.js";
import { expect, test } from "../page-test.js";

type Answer = { id: number; value?: unknown; error?: { code: string } };

/** In the page: a Worker of the table, spoken to as the client does. */
function startWorker() {
  const worker = new Worker("./table-worker.js", { type: "module" });
  let id = 0;
  const call = (method: string, ...args: unknown[]) =>
    new Promise<Answer>((resolve) => {
      id += 1;
      const own = id;
      worker.addEventListener("message", function hear({ data }) {
        if (data.id !== own) return;
        worker.removeEventListener("message", hear);
        resolve(data);
      });
      worker.postMessage({ id, method, args });
    });
  Object.assign(globalThis, {
    call,
    cancel: () => worker.postMessage({ cancel: true }),
  });
}

declare const call: (method: string, ...args: unknown[]) => Promise<Answer>;
declare const cancel: () => void;

const OPTIONS = { kind: "trainingRegistration", today: "2026-11-22", representative: false } as const;

test("a hundred thousand rows are read, checked and handed out", async ({ page, panel: _ }) => {
  test.setTimeout(120_000);
  await page.evaluate(startWorker);
  const text = csv(rows()).toString();
  const outcome = await page.evaluate(
    async ({ text, options }) => {
      const source = { bytes: new TextEncoder().encode(text), name: "rows.csv" };
      const { value: view } = (await call("read", source, options)) as {
        value: { rows: number; mapping: unknown; confident: boolean };
      };
      const { value: summary } = (await call("map", view.mapping)) as {
        value: { rows: number; withErrors: number; ready: number };
      };
      const page = (await call("rows", { from: 10, count: 50, only: "errors" })).value as {
        total: number;
        rows: unknown[];
      };
      const drafts = (await call("drafts", 90_000, 20)).value as unknown[];
      return {
        view,
        summary,
        total: page.total,
        shown: page.rows.length,
        drafts: drafts.length,
      };
    },
    { text, options: OPTIONS },
  );
  expect(outcome.view).toMatchObject({ rows: ROWS, confident: true, encoding: "utf-8", separator: ";" });
  expect(outcome.summary).toMatchObject({
    rows: ROWS,
    withErrors: outcome.total,
    ready: ROWS - outcome.total,
  });
  expect(outcome).toMatchObject({ shown: 50, drafts: 20 });
});

test("a check can be given up, and the Worker answers on", async ({ page, panel: _ }) => {
  test.setTimeout(120_000);
  await page.evaluate(startWorker);
  const codes = await page.evaluate(
    async ({ text, options }) => {
      const bytes = new TextEncoder().encode(text);
      const { value: view } = (await call("read", { bytes, name: "rows.csv" }, options)) as {
        value: { mapping: unknown };
      };
      const checking = call("map", view.mapping);
      cancel();
      const { error } = await checking;
      const again = await call("map", view.mapping);
      return [error?.code, again.error?.code];
    },
    { text: csv(rows().slice(0, 20_000)).toString(), options: OPTIONS },
  );
  expect(codes).toEqual(["table.cancelled", undefined]);
});

test("workbooks and other encodings are unpacked and decoded by the browser", async ({ page, panel: _ }) => {
  await page.evaluate(startWorker);
  for (const name of [
    "libreoffice.xlsx",
    "sheetjs-shared-1904.xlsx",
    "libreoffice-tab-utf-16.csv",
    "excel-like-windows-1252.csv",
  ]) {
    const file = [...readFileSync(`tests/fixtures/table/${name}`)];
    const drafts = await page.evaluate(
      async ({ file, options }) => {
        const source = { bytes: Uint8Array.from(file), name: "file" };
        const { value: view } = (await call("read", source, { ...options, representative: true })) as {
          value: { mapping: unknown };
        };
        await call("map", view.mapping);
        return (await call("drafts", 0, 10)).value as { draft: { training: { name: string } } }[];
      },
      { file, options: OPTIONS },
    );
    expect(
      drafts.map(({ draft }) => draft.training.name),
      name,
    ).toEqual(['Sécurité; "niveau 1"', "Kosten € & <prijs>"]);
  }
});

test("a file that is no table is an error with a code, and the next one is read", async ({
  page,
  panel: _,
}) => {
  await page.evaluate(startWorker);
  const outcomes = await page.evaluate(async (options) => {
    const read = (bytes: number[]) => call("read", { bytes: Uint8Array.from(bytes), name: "x" }, options);
    const codes: (string | undefined)[] = [];
    codes.push((await read([0xd0, 0xcf, 0x11, 0xe0, 0, 0])).error?.code);
    codes.push((await read([0x50, 0x4b, 3, 4, 1, 2, 3])).error?.code);
    codes.push((await call("read", { text: "INSZ\tOpleiding\n85400000127\tExcel\n" }, options)).error?.code);
    return codes;
  }, OPTIONS);
  expect(outcomes).toEqual(["table.not_a_table", "table.damaged", undefined]);
});
