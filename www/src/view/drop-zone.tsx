import { useState } from "preact/hooks";

interface Props {
  /** Says that a file may be dropped. */
  lead: string;
  label: string;
  accept: string;
  onFile: (file: File) => void;
}

/** Takes one file, dropped or picked. */
export function DropZone({ lead, label, accept, onFile }: Props) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same.
    <div
      class={over ? "drop over" : "drop"}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{lead}</p>
      <label class="file-button">
        {label}
        <input type="file" accept={accept} onChange={(event) => take(event.currentTarget.files)} />
      </label>
    </div>
  );
}
