import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  /** A quiet one, where dropping is not what most do. */
  low?: boolean;
  onFile: (file: File) => void;
  children: ComponentChildren;
}

/** Takes one file that is dropped on it. */
export function Drop({ low = false, onFile, children }: Props) {
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; a button beside or in it does the same.
    <div
      class={["drop", low && "low", over && "over"].filter(Boolean).join(" ")}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
