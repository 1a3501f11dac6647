import type { KeyFile } from "./contender.js";
import type { Job, Timing } from "./measure.js";
import { serve } from "./served.js";

const PAGE = `<!doctype html><script>
  new Worker("chromium.js", { type: "module" }).onmessage = ({ data }) => { document.title = data };
</script>`;

/** A Chromium in which the contenders are ready. */
export interface Browser {
  readonly version: string;
  measure(job: Job, file: KeyFile): Promise<Timing[]>;
  close(): Promise<void>;
}

/** Starts Chromium on a page from this folder, whose Worker has the contenders. */
export async function startBrowser(folder: string): Promise<Browser> {
  const { version, page, close } = await serve(folder, PAGE);
  const [worker] = page.workers();
  if (!worker) throw new Error("the page has no Worker");
  return {
    version,
    measure: (job, file) => worker.evaluate(([job, file]) => measure(job, file), [job, file] as const),
    close,
  };
}

/** In the Worker: what `chromium.ts` leaves in its global scope. */
declare const measure: (job: Job, file: KeyFile) => Promise<Timing[]>;
