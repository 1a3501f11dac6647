import { openGuide } from "../steps/guide.js";
import { ActionBar } from "../view/action-bar.js";
import { useView } from "../view/view.js";
import { BackButton } from "./back-button.js";
import { citation } from "./citation.js";
import { INSETS, type InsetId, insetOf } from "./portal.js";
import { Inset } from "./sentence.js";
import { SEEN, SOURCES, type SourceId, sourceOf } from "./sources.js";
import { useWords } from "./use-words.js";

/** Where each fact, label and address comes from, and when it was seen. */
export function SourcesPart() {
  const { panel } = useView();
  const words = useWords();
  const ids = Object.keys(INSETS) as InsetId[];
  const links = ids.filter((id) => INSETS[id].kind === "link");
  const labels = ids.filter((id) => INSETS[id].kind !== "link");
  return (
    <>
      <p>{words.say("sources.about")}</p>
      <ul class="sources">
        {(Object.keys(SOURCES) as SourceId[]).map((id) => (
          <li key={id}>
            <SourceLine id={id} />
          </li>
        ))}
      </ul>
      <h2>{words.say("sources.papers")}</h2>
      <p>{words.say("sources.papers.text")}</p>
      <h2>{words.say("sources.labels")}</h2>
      <InsetList ids={labels} />
      <h2>{words.say("sources.links")}</h2>
      <InsetList ids={links} />
      <ActionBar label={words.say("step.to_steps")} onAct={() => openGuide(panel)}>
        <BackButton />
      </ActionBar>
    </>
  );
}

function SourceLine({ id }: { id: SourceId }) {
  const words = useWords();
  const { title, url, dated } = sourceOf(id);
  const when = [
    dated && words.say("sources.dated", { date: dated }),
    words.say("sources.seen", { date: SEEN }),
  ];
  return (
    <>
      {url ? (
        <a href={url} target="_blank" rel="noreferrer">
          {title}
        </a>
      ) : (
        <span class="strong">{title}</span>
      )}{" "}
      <span class="hint">{when.filter(Boolean).join(", ")}</span>
    </>
  );
}

function InsetList({ ids }: { ids: readonly InsetId[] }) {
  const words = useWords();
  return (
    <ul class="sources">
      {ids.map((id) => {
        const { source, at, ...rest } = insetOf(id);
        return (
          <li key={id}>
            <Inset id={id} />{" "}
            <span class="hint">
              {citation(words, source, at)}, {words.say("sources.seen", { date: SEEN })}.
              {"joined" in rest && ` ${words.say("sources.joined")}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
