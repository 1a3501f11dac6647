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
    await allowed;
    try {
      return await direct(request);
    } finally {
      postMessage({ arrived: id } satisfies Arrived);
    }
  };
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
