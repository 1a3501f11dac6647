import { useView } from "../view/view.js";

/** The way to a saved file, wherever one may have it in mind. */
export function OpenSavedButton() {
  const { panel, text } = useView();
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => panel.store.dispatch({ type: "asideOpened", aside: "saved" })}
    >
      {text.say("saved.open")}
    </button>
  );
}
