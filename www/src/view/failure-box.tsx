import { useEffect, useRef } from "preact/hooks";
import type { Failure, Step } from "../state/state.js";
import { Details } from "./details.js";
import { Facts } from "./facts.js";
import { Notice } from "./notice.js";
import { useView } from "./view.js";

/** The failure of one of these steps, if that was the last thing to fail. */
export function useFailure(...steps: Step[]): Failure | null {
  const { failure } = useView().state;
  return failure && steps.includes(failure.step) ? failure : null;
}

interface Props {
  failure: Failure | null;
  /** What the failure means for the work, said before what failed. */
  lead?: string;
  /** The element that is better off with the focus than the box, when there is one. */
  focus?: { current: HTMLElement | null };
  id?: string;
}

/** What failed and what to do next, in words; the code and its values behind the technical details. */
export function FailureBox({ failure, lead, focus, id }: Props) {
  const { text } = useView();
  const box = useRef<HTMLDivElement>(null);
  // A new failure takes the focus, even one that reads like the last; a new drawing of the same does not.
  useEffect(() => {
    if (failure) (focus?.current ?? box.current)?.focus();
  }, [failure, focus]);
  if (!failure) return null;
  const { code, params } = failure;
  const { retry_after: wait } = params;
  return (
    <div ref={box} tabIndex={-1} role="alert" class="failure" id={id}>
      <Notice tone="error">
        {lead && <p class="strong">{lead}</p>}
        <p class="strong">{text.about("error", code, ".text", params)}</p>
        <p>{text.about("error", code, ".next", params)}</p>
        {wait !== undefined && <p>{text.say("error.wait", { seconds: wait })}</p>}
        <Details>
          <Facts
            facts={[
              [text.say("error.detail.code"), code],
              ...Object.entries(params).filter(([, value]) => value !== ""),
            ]}
          />
        </Details>
      </Notice>
    </div>
  );
}
