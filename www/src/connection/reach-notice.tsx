import { useEffect, useState } from "preact/hooks";
import { addressesOf } from "../steps/account.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** Says beforehand that the browser is going to ask for a permission, and for what. */
export function ReachNotice() {
  const { panel, state, text } = useView();
  const addresses = addressesOf(state.connection.account, state.connection.review).join(" ");
  const [reachable, setReachable] = useState(true);
  useEffect(() => {
    let current = true;
    const ask = addresses === "" ? Promise.resolve(true) : panel.host.canReach(addresses.split(" "));
    ask.then(
      (can) => current && setReachable(can),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [panel, addresses]);
  if (reachable) return null;
  const hosts = [...new Set(addresses.split(" ").map((address) => new URL(address).host))].join(", ");
  return (
    <Notice tone="calm">
      <p>{text.say("connection.reach", { hosts })}</p>
    </Notice>
  );
}
