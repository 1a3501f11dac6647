import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useView } from "./view.js";

/** Whether a screen was drawn before: the first one leaves the focus at the top of the page. */
let drawn = false;

interface Props {
  title: string;
  /** What it means: beside the work where there is room, below it where there is not. */
  means?: readonly string[];
  /** One click back to where this screen was opened from, above its title. */
  onBack?: () => void;
  children: ComponentChildren;
}

/** One screen: its title, which takes the focus when the screen appears, the work, and what it means. */
export function Screen({ title, means = [], onBack, children }: Props) {
  const { text } = useView();
  const screen = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const first = !drawn;
    drawn = true;
    // A failure or a field of the new screen that took the focus already has the better reason.
    if (first || screen.current?.contains(document.activeElement)) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main class="screen" id="content" ref={screen}>
      <div class="do">
        {onBack && (
          <button type="button" class="quiet small back" onClick={onBack}>
            {text.say("frame.back")}
          </button>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {means.length > 0 && (
        <aside class="means" aria-label={text.say("frame.means")}>
          {means.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </aside>
      )}
    </main>
  );
}
