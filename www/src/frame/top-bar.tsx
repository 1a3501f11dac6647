import { environmentOf } from "../state/state.js";
import { lock } from "../steps/settings.js";
import { useView } from "../view/view.js";
import { EnvironmentBadge } from "./environment-badge.js";
import { Menu } from "./menu.js";

/** Who is signed in, in which world, and the way out. */
export function TopBar() {
  const { panel, state, text } = useView();
  const { certificate, connection, mode } = state;
  const identity = certificate.chosen === null ? null : certificate.opened?.identities[certificate.chosen];
  const owner = identity?.certificates[0]?.organisation ?? identity?.name;
  const role = text.say(`role.${connection.account.role}`);
  return (
    <header class="top">
      <p class="account">
        <strong>{owner ?? text.say("app.name")}</strong>
        <span>{owner ? role : text.say("frame.account.none")}</span>
      </p>
      {mode && <EnvironmentBadge environment={environmentOf(connection)} />}
      {mode && (
        <button type="button" class="quiet" title={text.say("frame.lock.title")} onClick={() => lock(panel)}>
          {text.say("frame.lock")}
        </button>
      )}
      <Menu />
    </header>
  );
}
