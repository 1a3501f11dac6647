import type { Arrived, Leaving, ToWorker } from "./protocol.js";

/**
 * From now on every request of this Worker tells the page that it wants to leave, waits until it may, and tells when
 * its answer has begun. The core calls `fetch` of the global scope; so does nothing else here.
 */
export function announceRequests(): void {
  const direct = self.fetch.bind(self);
  let count = 0;
  self.fetch = async (input, init) => {
    count += 1;
    const id = count;
    const request = input instanceof Request ? input : new Request(input, init);
    const allowed = passOf(id);
    postMessage({ leaving: id, method: request.method, url: request.url } satisfies Leaving);
    try {
      await Promise.race([allowed, givenUp(request.signal)]);
      return await direct(request);
    } finally {
      // A passage that opens for a request given up meanwhile must close as well.
      void allowed.then(() => postMessage({ arrived: id } satisfies Arrived));
    }
  };
}

/** Fails when a request is given up, or takes too long, before it may leave. */
function givenUp(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

function passOf(id: number): Promise<void> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<ToWorker>) => {
      if (!("pass" in data) || data.pass !== id) return;
      removeEventListener("message", hear);
      resolve();
    };
    addEventListener("message", hear);
  });
}
