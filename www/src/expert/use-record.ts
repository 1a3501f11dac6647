import { useEffect, useState } from "preact/hooks";
import type { SessionRecord } from "#core";
import { readRecord } from "../steps/expert.js";
import { useView } from "../view/view.js";

/** The record of the session, read again whenever something was done. */
export function useRecord(): SessionRecord | null {
  const { panel, state } = useView();
  const [record, setRecord] = useState<SessionRecord | null>(null);
  const { busy, diagnosis, failure } = state;
  const { connected } = state.connection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may have sent something
  useEffect(() => {
    let current = true;
    void readRecord(panel).then((read) => current && setRecord(read));
    return () => {
      current = false;
    };
  }, [panel, busy, failure, connected, diagnosis]);
  return record;
}
