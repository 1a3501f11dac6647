import type { ComponentChildren } from "preact";

/** What may be wider than the panel: it scrolls by itself, also by keyboard. */
export function Scroller({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="wide" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
