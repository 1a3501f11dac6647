import { type Panel, perform, sessionFor } from "../panel.js";
import { ownNumber } from "../state/employer.js";
import { askToReach } from "./connection.js";

/** Shows the check of the connection, and begins it: whoever asks for it has said enough. */
export function showDiagnosis(panel: Panel): Promise<void> {
  const { state } = panel.store;
  panel.store.dispatch({ type: "diagnosisShown", employer: employerOf(panel) || ownNumber(state) });
  return diagnose(panel);
}

/** The employer the work is about, as far as it was filled in. */
function employerOf(panel: Panel): string {
  return panel.store.state.work.values["employer.enterpriseNumber"];
}

/** Climbs the ladder, a request at a time. Must be called from a click: the browser may have to ask first. */
export function diagnose(panel: Panel): Promise<void> {
  const { connection, diagnosis, settings } = panel.store.state;
  const reach = askToReach(panel);
  const origin = !(settings.hideOrigin && panel.host.withoutOrigin);
  return perform(panel, "diagnosing", async (givenUp) => {
    const { turn } = panel;
    const permitted = await reach().then(
      () => true,
      () => false,
    );
    const session = await sessionFor(panel, givenUp);
    const employer = diagnosis.employer.replace(/[^0-9]/g, "");
    let report = await session.diagnose(connection.account, permitted, employer, origin);
    while (report.more && turn === panel.turn) {
      panel.store.dispatch({ type: "diagnosed", report });
      const next = await session.continueDiagnosis();
      // What a request that was given up says about the server is nothing.
      if (givenUp.aborted) return { type: "cancelled" };
      report = next;
    }
    return { type: "diagnosisEnded", report };
  });
}
