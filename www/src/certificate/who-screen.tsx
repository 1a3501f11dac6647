import type { IdentityView, KeyFileView } from "#core";
import { CertificateFit } from "../account/certificate-fit.js";
import { isComplete } from "../steps/account.js";
import { dropFile, undoChoice } from "../steps/certificate.js";
import { connect } from "../steps/connection.js";
import { ActionBar } from "../view/action-bar.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";
import { CertificateDetails } from "./certificate-details.js";
import { IdentityCard } from "./identity-card.js";
import { IdentityPicker } from "./identity-picker.js";
import { isRememberable, Remember, RememberRemarks } from "./remember.js";
import { RememberedList } from "./remembered-list.js";
import { Renewal } from "./renewal.js";
import { ValidityNotice } from "./validity-notice.js";

/** Who the opened file says we are, and the step from there to the connection. */
export function WhoScreen({ opened }: { opened: KeyFileView }) {
  const { state, text } = useView();
  const { chosen } = state.certificate;
  const identity = opened.identities[chosen ?? 0];
  const means = [text.say("who.means.1"), text.say("who.means.2")];
  return (
    <Screen title={text.say(chosen === null ? "who.title.none" : "who.title")} means={means}>
      {!opened.mac && (
        <Notice tone="warning">
          <p>{text.say("who.no_mac")}</p>
        </Notice>
      )}
      {opened.identities.length > 1 && <IdentityPicker identities={opened.identities} chosen={chosen} />}
      {chosen !== null && <CertificateFit />}
      {identity && <IdentityShown identity={identity} />}
      {identity && !state.demo && <Remembering identity={identity} sealed={opened.sealed} />}
      <WhoActions identity={chosen === null ? undefined : identity} />
    </Screen>
  );
}

function IdentityShown({ identity }: { identity: IdentityView }) {
  const { text } = useView();
  const [certificate] = identity.certificates;
  return (
    <>
      {!identity.usable && <UnusableNotice identity={identity} />}
      {certificate ? (
        <ValidityNotice certificate={certificate} />
      ) : (
        <Notice tone="warning">
          <p>{text.say("who.no_certificate")}</p>
        </Notice>
      )}
      <IdentityCard identity={identity} />
      {certificate && <Renewal certificate={certificate} />}
      <CertificateDetails identity={identity} />
    </>
  );
}

/** The offer to remember it, and what is remembered already. */
function Remembering({ identity, sealed }: { identity: IdentityView; sealed: boolean }) {
  const now = useNow(3600);
  const [certificate] = identity.certificates;
  return (
    <>
      {certificate && isRememberable(identity, now) && (
        <Remember key={certificate.sha256} certificate={certificate} sealed={sealed} />
      )}
      <RememberRemarks />
      <RememberedList open={certificate?.sha256} />
    </>
  );
}

function UnusableNotice({ identity }: { identity: IdentityView }) {
  const { text } = useView();
  const { algorithm, bits } = identity;
  return (
    <Notice tone="error">
      <p class="strong">
        {text.say(`who.unusable.${identity.unusable ?? "algorithm"}`, { algorithm, bits: bits ?? "?" })}
      </p>
      <p>{text.say("who.unusable.next")}</p>
    </Notice>
  );
}

/** Connects at once when the account is known, else goes where it is asked for. */
function WhoActions({ identity }: { identity: IdentityView | undefined }) {
  const { panel, state, text } = useView();
  const { account, connected } = state.connection;
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  const toWork = () => panel.store.dispatch({ type: "stationOpened", station: "work" });
  const known = isComplete(account);
  const role = text.say(`role.${account.role}`);
  const another = () => (state.demo ? undoChoice(panel) : dropFile(panel));
  if (!identity) {
    return <ActionBar label={text.say("certificate.other")} onAct={another} />;
  }
  if (connected) {
    return (
      <ActionBar label={text.say("who.continue")} onAct={toWork}>
        <AnotherFile onChoose={another} />
      </ActionBar>
    );
  }
  return (
    <ActionBar
      label={known ? text.say("who.connect", { role }) : text.say("who.continue")}
      onAct={known ? () => connect(panel) : toConnection}
    >
      {known && (
        <button type="button" class="quiet" onClick={toConnection}>
          {text.say("who.change")}
        </button>
      )}
      <AnotherFile onChoose={another} />
    </ActionBar>
  );
}

function AnotherFile({ onChoose }: { onChoose: () => void }) {
  const { text } = useView();
  return (
    <button type="button" class="quiet" onClick={onChoose}>
      {text.say("certificate.other")}
    </button>
  );
}
