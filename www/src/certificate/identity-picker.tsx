import type { IdentityView } from "#core";
import { chooseIdentity } from "../steps/certificate.js";
import { useView } from "../view/view.js";

/** The choice among several keys of one file. Those that cannot sign are named, and cannot be chosen. */
export function IdentityPicker({
  identities,
  chosen,
}: {
  identities: readonly IdentityView[];
  chosen: number | null;
}) {
  const { panel, text } = useView();
  return (
    <fieldset class="choices">
      <legend>{text.say("who.pick")}</legend>
      {identities.map((identity, index) => (
        <label class="choice" key={index}>
          <input
            type="radio"
            name="identity"
            checked={index === chosen}
            disabled={!identity.usable}
            onChange={() => chooseIdentity(panel, index)}
          />
          <span>
            {identity.name || identity.certificates[0]?.subject || identity.algorithm}
            {identity.unusable && (
              <span class="hint">
                {text.say(`who.unusable.${identity.unusable}`, {
                  algorithm: identity.algorithm,
                  bits: identity.bits ?? "?",
                })}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
