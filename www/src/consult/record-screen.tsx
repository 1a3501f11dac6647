import { formatInstant } from "../format.js";
import { Ssin } from "../receipt/ssin.js";
import { Details } from "../view/details.js";
import { type Fact, Facts } from "../view/facts.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import type { Found, Lookup } from "./consult-state.js";
import { type Read, readRecord, textAt } from "./record.js";
import { codeLabel, maskedJson, memberName, sayValue } from "./words.js";

/** One record of the register: the members the panel knows by their names, and everything else as it came. */
export function RecordScreen({ lookup, found }: { lookup: Lookup; found: Found }) {
  const { panel, text } = useView();
  const { kind } = lookup.search;
  const { known, others } = readRecord(kind, found.item);
  const page = lookup.pages[found.page];
  const title = textAt(found.item, "training.name") || text.say(`consult.one.${kind}`);
  return (
    <Screen
      title={title}
      means={[text.say("consult.record.means")]}
      onBack={() => panel.store.dispatch({ type: "recordShown", record: null })}
    >
      <div class="card">
        <Facts
          facts={known.map((member): Fact => [memberName(text, member.path), <Value member={member} />])}
        />
      </div>
      {others.filter(({ path }) => path !== "href").length > 0 && (
        <section class="card">
          <h2 class="card-title">{text.say("consult.others")}</h2>
          <p class="hint">{text.say("consult.others.text")}</p>
          <Facts
            facts={others
              .filter(({ path }) => path !== "href")
              .map(({ path, value }): Fact => [path, <code>{JSON.stringify(value)}</code>])}
          />
        </section>
      )}
      <Details>
        <Facts
          facts={[
            [text.say("consult.detail.from"), page?.url.split("?")[0]],
            ["href", textAt(found.item, "href")],
            [text.say("consult.detail.retrieved"), page && formatInstant(page.retrievedAt)],
            ["BelGov-Trace-Id", page?.traceId],
          ]}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre tabIndex={0}>{maskedJson(found.item)}</pre>
      </Details>
    </Screen>
  );
}

function Value({ member }: { member: Read }) {
  const { text } = useView();
  const { form, path, sound, value } = member;
  if (form === "ssin" && sound) return <Ssin digits={String(value)} />;
  if (!sound) return <code>{JSON.stringify(value)}</code>;
  if (form !== "code") return <>{sayValue(text, member)}</>;
  const label = codeLabel(text, path, String(value));
  return label === null ? (
    <>
      <code>{String(value)}</code> <span class="hint">{text.say("consult.code.unknown")}</span>
    </>
  ) : (
    <>
      {label} <code class="hint">{String(value)}</code>
    </>
  );
}
