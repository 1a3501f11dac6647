/** A request about to leave, as far as the host needs to know it. */
export interface Departure {
  readonly method: string;
  readonly url: string;
}

/**
 * What surrounds the panel: a page or an extension. Everything a browser offers to only one of them, or that
 * outlives the panel, goes through here.
 */
export interface Host {
  readonly kind: "page" | "extension";
  /** Whether the panel itself was served by this machine; only then is a local server offered. */
  readonly isLoopback: boolean;
  /** A setting as it was last written; `undefined` when it never was, or cannot be read. Never a secret. */
  read(key: string): Promise<unknown>;
  /** Keeps a setting. A setting that cannot be kept is not worth a failure. */
  write(key: string, value: unknown): Promise<void>;
  /** Calls back when the same setting was written by another panel, in another tab or window. */
  watch(key: string, changed: () => void): void;
  /** Whether the browser lets the panel call these addresses without asking. */
  canReach(urls: readonly string[]): Promise<boolean>;
  /** Asks the user for the permission when it lacks. Only works inside a click. */
  askToReach(urls: readonly string[]): Promise<boolean>;
  /**
   * Runs `send` while requests with this method to exactly this address leave without the panel's `Origin`, and only
   * those of the panel. Absent where the host cannot: a page always says where it comes from.
   */
  withoutOrigin?(request: Departure, send: () => Promise<void>): Promise<void>;
}
