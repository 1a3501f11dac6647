import type { Panel } from "./panel.js";
import type { Holder, ParkedForm } from "./parked.js";
import { holderOf, isTouched, parkedFormOf } from "./state/parked-form.js";
import type { State } from "./state/state.js";
import { putBack } from "./steps/work.js";

/** The longest that something typed waits to be put aside (milliseconds): typing is not slowed, and little can be lost. */
const PUT_ASIDE_MILLISECONDS = 250;

/**
 * Puts what is being filled in aside while it is, for whoever closes the panel, and brings it back when the certificate
 * it was filled in with is open again. Once, for the whole page.
 */
export function keepForm(panel: Panel): void {
  let before = panel.store.state;
  let keeping: Keeping | null = null;
  panel.putAside = async () => keeping?.write(panel.store.state, true);
  panel.store.subscribe(() => {
    const earlier = before;
    before = panel.store.state;
    const holder = holderOf(before);
    if (!isSame(holder, holderOf(earlier))) {
      void keeping?.end(earlier);
      keeping = holder && new Keeping(panel, holder);
    } else if (before.work !== earlier.work) {
      keeping?.changed();
    }
  });
}

/** The form of one holder, from the opening of the certificate until it is closed. */
class Keeping {
  readonly #panel: Panel;
  readonly #holder: Holder;
  /** What lets other panels keep it; `null` while this one does not. */
  #release: (() => void) | null = null;
  #ended = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** What was put aside last. */
  #written = "";

  constructor(panel: Panel, holder: Holder) {
    this.#panel = panel;
    this.#holder = holder;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const { parked, store, now } = this.#panel;
    const release = await parked.claim(this.#holder);
    const form = release && (await parked.find(this.#holder, now()));
    if (this.#ended) return release?.();
    if (form && !isTouched(store.state)) {
      putBack(this.#panel, form);
      this.#written = contentOf(parkedFormOf(store.state, 0));
    }
    this.#release = release;
    this.changed();
  }

  /** Something was typed, or sent. */
  changed(): void {
    if (this.#release === null) return;
    this.#timer ??= setTimeout(() => void this.write(this.#panel.store.state), PUT_ASIDE_MILLISECONDS);
  }

  /** Settles when it is put aside; `safe`: on the disk. */
  async write(state: State, safe = false): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#release === null) return;
    const form = parkedFormOf(state, this.#panel.now());
    const content = contentOf(form);
    if (content === this.#written) return;
    this.#written = content;
    await (form ? this.#panel.parked.put(form, safe) : this.#panel.parked.remove(this.#holder));
  }

  /** `last`: the state before the certificate was closed. */
  async end(last: State): Promise<void> {
    this.#ended = true;
    await this.write(last);
    this.#release?.();
    this.#release = null;
  }
}

function contentOf(form: ParkedForm | null): string {
  return form ? JSON.stringify({ ...form, at: 0 }) : "";
}

function isSame(a: Holder | null, b: Holder | null): boolean {
  return a?.mode === b?.mode && a?.sha256 === b?.sha256;
}
