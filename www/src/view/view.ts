import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Panel } from "../panel.js";
import type { State } from "../state/state.js";
import type { Text } from "../text/text.js";

/** What every component draws from: the state, the words, and the panel to act on. */
export interface View {
  readonly panel: Panel;
  readonly state: State;
  readonly text: Text;
}

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error("a component of the panel stands outside of it");
  return view;
}
