import type { ComponentChildren } from "preact";

interface Props {
  /** `calm` informs, `warning` asks for a look, `error` stops something, `good` is done. */
  tone: "calm" | "warning" | "error" | "good";
  children: ComponentChildren;
}

const SIGNS = { calm: "i", warning: "!", error: "×", good: "✓" } as const;

/** A remark that stays. Its sign and its words say what its colour says. */
export function Notice({ tone, children }: Props) {
  return (
    <div class={`notice ${tone}`}>
      <span class="sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div>{children}</div>
    </div>
  );
}
