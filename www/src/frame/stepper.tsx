import { type Progress, progressOf } from "../state/progress.js";
import { STATIONS } from "../state/state.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";

const SIGNS: Readonly<Record<Progress, string>> = { todo: "", attention: "!", done: "✓" };

/** The stations of the path: where one is, what is done, and the way to each of them. */
export function Stepper() {
  const { panel, state, text } = useView();
  const now = useNow(30);
  return (
    <nav class="stepper" aria-label={text.say("frame.stations")}>
      <ol>
        {STATIONS.map((station, index) => {
          const progress = progressOf(state, station, now);
          return (
            <li key={station} class={progress}>
              <button
                type="button"
                aria-current={station === state.station && !state.aside ? "step" : undefined}
                onClick={() => panel.store.dispatch({ type: "stationOpened", station })}
              >
                <span class="sign" aria-hidden="true">
                  {SIGNS[progress] || index + 1}
                </span>
                <span class="name">{text.say(`station.${station}`)}</span>
                <span class="hidden">, {text.say(`station.state.${progress}`)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
