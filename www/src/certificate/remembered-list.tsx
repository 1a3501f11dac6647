import { formatDate, formatHex, formatTime } from "../format.js";
import type { Remembered } from "../remembered.js";
import { forgetRemembered, takeRemembered } from "../steps/remember.js";
import { CopyButton } from "../view/copy-button.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";

/** Hexadecimal digits of a thumbprint that tell two certificates of one company apart at a glance. */
const SHORT = 16;

/** The certificates remembered on this computer; `open` is the thumbprint of the one in use, which needs no opening. */
export function RememberedList({ open }: { open?: string | undefined }) {
  const { panel, state, text } = useView();
  const { list } = state.remembered;
  if (list.length === 0) return null;
  const forget = async (entries: readonly Remembered[]) => {
    await forgetRemembered(
      panel,
      entries.map(({ id }) => id),
    );
    // The button is gone, and the focus with it.
    document.querySelector("h1")?.focus();
  };
  return (
    <section class="remembered" aria-labelledby="remembered-title">
      <h2 id="remembered-title">{text.say("remembered.title")}</h2>
      <ul>
        {list.map((entry) => (
          <li key={entry.id} class="card">
            <Entry entry={entry} />
            <p class="links">
              {entry.sha256 !== open && (
                <button
                  type="button"
                  aria-label={text.say(`remembered.use.${entry.way}`, { name: entry.name })}
                  onClick={() => takeRemembered(panel, entry)}
                >
                  {text.say("remembered.use")}
                </button>
              )}
              <button
                type="button"
                class="quiet"
                aria-label={text.say(`remembered.forget.${entry.way}`, { name: entry.name })}
                onClick={() => forget([entry])}
              >
                {text.say("remembered.forget")}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {list.length > 1 && (
        <button type="button" class="quiet" onClick={() => forget(list)}>
          {text.count("remembered.forget_all", list.length)}
        </button>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: Remembered }) {
  const { text } = useView();
  const { name, way, sha256, notAfter, until } = entry;
  const thumbprint = text.say("who.sha256");
  return (
    <>
      <p class="card-title">{name}</p>
      <Facts
        facts={[
          [text.say("remembered.way"), text.say(`remembered.way.${way}`)],
          [
            thumbprint,
            <>
              <span class="hex">{formatHex(sha256.slice(0, SHORT))} …</span>{" "}
              <CopyButton value={sha256} what={thumbprint} />
            </>,
          ],
          [text.say("remembered.expires"), formatDate(notAfter)],
          [
            text.say("remembered.until"),
            until
              ? text.say("remembered.until.date", { date: moment(until) })
              : text.say("remembered.until.forgotten"),
          ],
        ]}
      />
    </>
  );
}

function moment(iso: string): string {
  return `${formatDate(iso)} ${formatTime(new Date(iso))}`;
}
