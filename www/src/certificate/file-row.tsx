import { formatSize } from "../format.js";
import { dropFile } from "../steps/certificate.js";
import { useView } from "../view/view.js";

/** The chosen file, and the way to another one; that of the demo is fixed. */
export function FileRow({ file, fixed }: { file: File; fixed: boolean }) {
  const { panel, text } = useView();
  return (
    <div class="file-row">
      <span class="hidden">{text.say("certificate.file")}: </span>
      <span class="file-name">{file.name}</span>
      <span class="hint">{formatSize(file.size, text.language)}</span>
      {!fixed && (
        <button type="button" class="quiet" onClick={() => dropFile(panel)}>
          {text.say("certificate.other")}
        </button>
      )}
    </div>
  );
}
