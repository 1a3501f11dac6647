import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  /** What the button shows. */
  summary: ComponentChildren;
  /** What it is for, as a class. */
  kind: "menu" | "switcher";
  children: ComponentChildren;
}

/** A button of the frame with a sheet under it. Escape, a press anywhere else and a press on a button in it close it. */
export function Sheet({ summary, kind, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeOutside(menu), []);
  const pressed = (event: Event) => {
    if ((event.target as Element).closest("button") && menu.current) menu.current.open = false;
  };
  return (
    <details class={kind} ref={menu} onKeyDown={(event) => event.key === "Escape" && close(menu)}>
      <summary>{summary}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button pressed by key clicks too. */}
      <div class="sheet" onClick={pressed}>
        {children}
      </div>
    </details>
  );
}

type SheetRef = { readonly current: HTMLDetailsElement | null };

function close(menu: SheetRef) {
  if (!menu.current?.open) return;
  menu.current.open = false;
  menu.current.querySelector("summary")?.focus();
}

/** A press anywhere else closes the sheet, as everywhere. */
function closeOutside(menu: SheetRef): () => void {
  const pressed = (event: Event) => {
    if (menu.current && !menu.current.contains(event.target as Node)) menu.current.open = false;
  };
  document.addEventListener("pointerdown", pressed);
  return () => document.removeEventListener("pointerdown", pressed);
}
