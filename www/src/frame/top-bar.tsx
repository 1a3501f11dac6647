import { environmentOf } from "../state/state.js";
import { lock } from "../steps/settings.js";
import { useView } from "../view/view.js";
import { AccountSwitcher } from "./account-switcher.js";
import { EnvironmentBadge } from "./environment-badge.js";
import { Menu } from "./menu.js";

/** Who is signed in, in which world, and the way out. */
export function TopBar() {
  const { state, text } = useView();
  const { connection, mode, saved } = state;
  return (
    <header class="top">
      {mode ? (
        <AccountSwitcher />
      ) : (
        <p class="account">
          <strong>{text.say("app.name")}</strong>
          <span>{text.say("frame.account.none")}</span>
        </p>
      )}
      {mode && <EnvironmentBadge environment={environmentOf(connection)} />}
      {(mode || saved.file) && <LockButton />}
      <Menu />
    </header>
  );
}

/** Locks now, and says when the panel will do so by itself. */
function LockButton() {
  const { panel, state, text } = useView();
  const { minutesLeft } = state;
  return (
    <button
      type="button"
      class="quiet lock"
      title={text.say("frame.lock.title")}
      aria-keyshortcuts="Control+Shift+L Meta+Shift+L"
      aria-describedby={minutesLeft === null ? undefined : "lock-minutes-left"}
      onClick={() => lock(panel)}
    >
      {text.say("frame.lock")}
      {minutesLeft !== null && (
        <>
          <span class="minutes" aria-hidden="true">
            {text.say("frame.lock.left", { count: minutesLeft })}
          </span>
          <span class="hidden" id="lock-minutes-left" aria-hidden="true">
            {text.count("frame.lock.left.long", minutesLeft)}
          </span>
        </>
      )}
    </button>
  );
}
