import type { Browser, Page } from "@playwright/test";

/** Where Chromium takes in what a driver asks of the page, such as every name and role on it. */
const FROM_THE_DRIVER = "ipc/ipc_mojo_bootstrap.cc";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of this thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly src_file?: string };
}

/**
 * The longest task of the page's main thread while this is done, in milliseconds of the thread's own time: others on the
 * machine do not count.
 */
export async function longestTask(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents
    .filter(({ ph, pid, tid, name }) => ph === "X" && main.has(`${pid} ${tid}`) && name.includes("RunTask"))
    .filter(({ args }) => args?.src_file !== FROM_THE_DRIVER);
  if (tasks.length === 0) throw new Error("the trace has no task of the page");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
