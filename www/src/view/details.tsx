import type { ComponentChildren } from "preact";
import { useView } from "./view.js";

/** The place for what only experts want to see, the same on every screen. */
export function Details({ children }: { children: ComponentChildren }) {
  const { text } = useView();
  return (
    <details class="details">
      <summary>{text.say("frame.details")}</summary>
      <div class="technical">{children}</div>
    </details>
  );
}
