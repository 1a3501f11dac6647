import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  id: string;
  /** What the button shows. */
  title: ComponentChildren;
  open: boolean;
  onToggle: () => void;
  /** Takes the focus and comes into sight when it is unfolded from elsewhere. */
  called?: boolean;
  children: ComponentChildren;
}

/** A heading that unfolds what is under it. On paper everything is unfolded, which `<details>` cannot do everywhere. */
export function Fold({ id, title, open, onToggle, called = false, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!called) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: "start" });
  }, [called]);
  return (
    <section class="fold">
      <h2>
        <button ref={button} type="button" aria-expanded={open} aria-controls={id} onClick={onToggle}>
          {title}
        </button>
      </h2>
      <div id={id} class={open ? "unfolded" : "folded"}>
        {children}
      </div>
    </section>
  );
}
