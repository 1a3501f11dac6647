import { useEffect, useState } from "preact/hooks";
import { ActionBar } from "../view/action-bar.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";

type Guide = typeof import("./guide-screen.js");

let loading: Promise<Guide> | null = null;
let loaded: Guide | null = null;

/** The guide, which is a part of its own: the panel starts without its words and drawings. */
function loadGuide(): Promise<Guide> {
  loading ??= import("./guide-screen.js").then(
    (guide) => {
      loaded = guide;
      return guide;
    },
    (error) => {
      // The next try begins anew.
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Loads the guide while nobody waits for it, so that it is there when the network is not. */
export function warmUpGuide(): void {
  requestIdleCallback(() => void loadGuide().catch(() => {}));
}

/** The place of the guide beside the path, also while it is being loaded. */
export function GuideAside() {
  const { panel, state, text } = useView();
  const [guide, setGuide] = useState(loaded);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadGuide().then(setGuide, () => setFailed(true));
  };
  useEffect(load, []);
  const back = () => panel.store.dispatch({ type: "asideOpened", aside: null });
  return (
    <Screen title={text.say("guide.title")} means={guide?.meansOf(state.settings.language) ?? []}>
      {guide && <guide.GuideScreen />}
      {failed && (
        <>
          <Notice tone="warning">
            <p>{text.say("guide.unavailable")}</p>
          </Notice>
          <ActionBar label={text.say("guide.again")} onAct={load}>
            <button type="button" class="quiet" onClick={back}>
              {text.say("frame.back")}
            </button>
          </ActionBar>
        </>
      )}
    </Screen>
  );
}
