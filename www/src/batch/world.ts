/** What the sender needs of the world around it; a test gives its own. */
export interface World {
  /** Milliseconds since 1970. */
  now(): number;
  /** Settles after so many milliseconds or sooner: whoever waits looks at the clock again. Never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  isOnline(): boolean;
  /** Settles when the computer is connected, or when the signal is given. */
  online(signal: AbortSignal): Promise<void>;
}

/** A browser takes a longer time, in milliseconds, for none at all. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The world of a page. */
export const world: World = {
  now: () => Date.now(),
  async wait(milliseconds, signal) {
    await unchained();
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(milliseconds, LONGEST_TIMER));
      if (signal.aborted) end();
      else signal.addEventListener("abort", end);
    });
  },
  isOnline: () => navigator.onLine,
  online: (signal) =>
    new Promise((resolve) => {
      if (navigator.onLine || signal.aborted) return resolve();
      addEventListener("online", () => resolve(), { once: true, signal });
      signal.addEventListener("abort", () => resolve(), { once: true });
    }),
};

/**
 * Goes on in a new task. A timer that a timer sets comes only once a minute in a page that is out of sight for long;
 * one that a message sets is spared that.
 */
function unchained(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
