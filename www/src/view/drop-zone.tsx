import { Drop } from "./drop.js";

interface Props {
  /** Says that a file may be dropped. */
  lead: string;
  label: string;
  accept: string;
  onFile: (file: File) => void;
}

/** Takes one file, dropped or picked. */
export function DropZone({ lead, label, accept, onFile }: Props) {
  const pick = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <Drop onFile={onFile}>
      <p>{lead}</p>
      <label class="file-button">
        {label}
        <input type="file" accept={accept} onChange={(event) => pick(event.currentTarget.files)} />
      </label>
    </Drop>
  );
}
