import { KNOWN } from "#known";
import { changeSituation, editAccount, tryWithoutScope } from "../steps/connection.js";
import { Facts } from "../view/facts.js";
import { useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** Refusals behind which the scope may be: then the attempt without one is worth a click. */
const SCOPE_FAILURES = [
  "token.invalid_scope",
  "token.scope_missing",
  "token.invalid_client",
  "token.unauthorized_client",
];

/** Offers one attempt without scope after a refusal it could explain. */
export function ScopeAttemptOffer() {
  const { panel, state, text } = useView();
  const failure = useFailure("connecting");
  const worth = failure && SCOPE_FAILURES.includes(failure.code) && state.connection.account.sendScope;
  if (!worth) return null;
  return (
    <p>
      <button type="button" onClick={() => tryWithoutScope(panel)}>
        {text.say("connection.attempt")}
      </button>{" "}
      <span class="hint">{text.say("connection.attempt.hint")}</span>
    </p>
  );
}

/** What the attempt without scope proves, and the step that follows from it. */
export function ScopeAttemptResult() {
  const { panel, state, text } = useView();
  const { attempt, account } = state.connection;
  if (!attempt) return null;
  if (!attempt.granted) {
    const { code, params } = attempt.failure;
    return (
      <Notice tone="warning">
        <p class="strong">{text.say("connection.attempt.refused")}</p>
        <p>{text.about("error", code, ".text", params)}</p>
        <p>{text.about("error", code, ".next", params)}</p>
      </Notice>
    );
  }
  const other = account.role === "employer" ? "representative" : "employer";
  const granted = attempt.scope?.split(" ") ?? [];
  const isOther = granted.includes(KNOWN.scopes[other]) && !granted.includes(KNOWN.scopes[account.role]);
  return (
    <Notice tone="good">
      <p class="strong">{text.say("connection.attempt.granted")}</p>
      <Facts
        facts={[
          [
            text.say("connection.detail.granted"),
            attempt.scope ?? text.say("connection.detail.granted.none"),
          ],
        ]}
      />
      {isOther ? (
        <>
          <p>{text.say("connection.attempt.other", { role: text.say(`role.${other}`) })}</p>
          <p>
            <button type="button" onClick={() => changeSituation(panel, other)}>
              {text.say("connection.attempt.switch", { role: text.say(`role.${other}`) })}
            </button>
          </p>
        </>
      ) : (
        <>
          <p>{text.say("connection.attempt.next")}</p>
          <p>
            <button type="button" onClick={() => editAccount(panel, { sendScope: false })}>
              {text.say("connection.attempt.keep")}
            </button>
          </p>
        </>
      )}
    </Notice>
  );
}
