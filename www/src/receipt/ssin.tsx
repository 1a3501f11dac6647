import { useState } from "preact/hooks";
import { formatSsin } from "../format.js";
import { useView } from "../view/view.js";

/** A national number, masked until somebody asks to see it. */
export function Ssin({ digits }: { digits: string }) {
  const { text } = useView();
  const [shown, setShown] = useState(false);
  return (
    <>
      {formatSsin(digits, { masked: !shown })}{" "}
      <button type="button" class="quiet small" onClick={() => setShown(!shown)}>
        {text.say(shown ? "receipt.hide_ssin" : "receipt.show_ssin")}
      </button>
    </>
  );
}
