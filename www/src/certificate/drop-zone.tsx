import { useState } from "preact/hooks";
import { chooseFile } from "../steps/certificate.js";
import { useView } from "../view/view.js";

/** Takes the certificate file, dropped or picked. */
export function DropZone() {
  const { panel, text } = useView();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) chooseFile(panel, file);
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
      <p>{text.say("certificate.drop")}</p>
      <label class="file-button">
        {text.say("certificate.choose")}
        <input
          type="file"
          accept=".pfx,.p12,application/x-pkcs12"
          onChange={(event) => take(event.currentTarget.files)}
        />
      </label>
    </div>
  );
}
