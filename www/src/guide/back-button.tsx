import { useView } from "../view/view.js";

/** Back to the station one came from. What was being filled in there is as it was. */
export function BackButton() {
  const { panel, text } = useView();
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => panel.store.dispatch({ type: "asideOpened", aside: null })}
    >
      {text.say("frame.back")}
    </button>
  );
}
