import { useState } from "preact/hooks";
import type { SessionRecord } from "#core";
import { download } from "../download.js";
import { useView } from "../view/view.js";
import { supportBundle } from "./support-bundle.js";

/** The support bundle: shown whole before it is a file, so that whoever sends it knows what is in it. */
export function Support({ record }: { record: SessionRecord | null }) {
  const { panel, state, text } = useView();
  const [bundle, setBundle] = useState<string | null>(null);
  const make = () => {
    const { userAgent } = navigator;
    const made = supportBundle(state, { host: panel.host.kind, userAgent, now: panel.now(), record });
    setBundle(`${JSON.stringify(made, null, 2)}\n`);
  };
  return (
    <>
      <p class="hint">{text.say("expert.support.about")}</p>
      <p>
        <button type="button" onClick={make}>
          {text.say(bundle ? "expert.support.again" : "expert.support.make")}
        </button>
      </p>
      {bundle && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <pre tabIndex={0}>{bundle}</pre>
          <p>
            <button type="button" onClick={() => save(bundle, panel.now())}>
              {text.say("expert.support.download")}
            </button>
          </p>
        </>
      )}
    </>
  );
}

function save(bundle: string, now: number): void {
  const day = new Date(now).toISOString().slice(0, 10);
  download(new Blob([bundle], { type: "application/json" }), `fla-support-${day}.json`);
}
