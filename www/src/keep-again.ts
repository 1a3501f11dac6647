import { type Panel, toFailure } from "./panel.js";
import { NOTHING_RECENT } from "./recent.js";
import { companyOf } from "./state/parked-form.js";

/**
 * Reads what a company keeps of templates and recent entries when its certificate is opened, and keeps what is entered,
 * if the user wants that. Once, for the whole page.
 */
export function keepAgain(panel: Panel): void {
  const { store } = panel;
  let before = store.state;
  let isReading = false;
  store.subscribe(() => {
    const earlier = before;
    before = store.state;
    const company = companyOf(before);
    if (company !== companyOf(earlier)) {
      if (company) void read(company);
    } else if (company && before.recent !== earlier.recent && !isReading) {
      if (before.recent.kept) void write(company);
      else if (earlier.recent.kept) void panel.recent.forget(company).catch(() => {});
    }
  });

  async function read(company: string): Promise<void> {
    const [recent, templates] = await Promise.all([
      panel.recent.read(company, panel.now()),
      panel.templates.list(company),
    ]);
    if (companyOf(store.state) !== company) return;
    isReading = true;
    store.dispatch({ type: "recentRead", recent: recent ?? NOTHING_RECENT });
    store.dispatch({ type: "templatesRead", templates });
    isReading = false;
  }

  async function write(company: string): Promise<void> {
    try {
      await panel.recent.write(company, store.state.recent);
    } catch (error) {
      store.dispatch({ type: "recentKept", kept: false });
      store.dispatch({ type: "failed", failure: toFailure(error, "keeping") });
    }
  }
}
