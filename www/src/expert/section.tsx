import type { ComponentChildren } from "preact";
import { useView } from "../view/view.js";

interface Props {
  /** What it is called under `expert.`. */
  name: "assertion" | "request" | "copies" | "token" | "trace" | "support";
  children: ComponentChildren;
}

/** One folded part of the expert view. */
export function Section({ name, children }: Props) {
  const { text } = useView();
  return (
    <details class="section">
      <summary>{text.say(`expert.${name}`)}</summary>
      <div class="section-body">{children}</div>
    </details>
  );
}
