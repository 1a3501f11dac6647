import { type Panel, perform, sessionOf } from "../panel.js";
import { ownNumber } from "../state/reduce.js";
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
  return perform(panel, "diagnosing", async () => {
    const { turn } = panel;
    const permitted = await reach().then(
      () => true,
      () => false,
    );
    const session = await sessionOf(panel);
    const employer = diagnosis.employer.replace(/[^0-9]/g, "");
    let report = await session.diagnose(connection.account, permitted, employer, origin);
    while (report.more && turn === panel.turn) {
      panel.store.dispatch({ type: "diagnosed", report });
      report = await session.continueDiagnosis();
    }
    return { type: "diagnosisEnded", report };
  });
}
