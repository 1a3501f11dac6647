import type { Connection } from "#core";
import { formatCountdown, formatTime } from "../format.js";
import { Notice } from "../view/notice.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";

/** The connection as it stands, with what is left of it. */
export function Connected({ connection }: { connection: Connection }) {
  const { state, text } = useView();
  const now = useNow(1);
  const left = connection.expiresAt - now / 1000;
  if (left <= 0) {
    return (
      <Notice tone="warning">
        <p>{text.say("connection.ended")}</p>
      </Notice>
    );
  }
  const role = text.say(`role.${state.connection.account.role}`);
  const time = formatTime(new Date(connection.expiresAt * 1000));
  return (
    <Notice tone="good">
      <p>
        <span class="strong">{text.say("connection.connected", { role })}</span>{" "}
        <span class="hint">{text.say("connection.until", { time, left: formatCountdown(left) })}</span>
      </p>
    </Notice>
  );
}
