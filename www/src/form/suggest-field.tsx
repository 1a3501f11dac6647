import { useEffect, useRef, useState } from "preact/hooks";
import { FieldBox } from "./field-box.js";
import type { Field } from "./use-field.js";

/** Something entered before, offered below a field. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** What tells it from others of the same label. */
  readonly detail: string;
}

interface Props {
  field: Field;
  keys?: "text" | "numeric";
  suggestions: readonly Suggestion[];
  /** What the list of suggestions is, for those who do not see it. */
  listLabel: string;
  onPick: (key: string) => void;
  /** Enter, with no suggestion chosen. Says whether that was all it was for; otherwise it submits the form. */
  onEnter?: () => boolean;
  /** Text about to be pasted. Says whether it was taken; otherwise it is pasted as usual. */
  onPaste?: (pasted: string) => boolean;
}

/**
 * One line of text with suggestions below it: a combobox with a listbox, as the ARIA practices describe it. The focus
 * stays in the field; the arrows choose, Enter takes, Escape closes.
 */
export function SuggestField(props: Props) {
  const { field, keys = "text", suggestions, listLabel, onPick, onEnter, onPaste } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const shown = open ? suggestions : [];
  const chosen = shown[active];
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: "nearest" }), [active]);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (key: string) => {
    close();
    onPick(key);
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    const from = active === -1 && step === -1 ? 0 : active;
    setActive((from + step + suggestions.length) % suggestions.length);
  };
  const pressed = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && suggestions.length > 0) {
      event.preventDefault();
      move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Escape" && shown.length > 0) {
      event.preventDefault();
      close();
    } else if (key === "Enter" && chosen) {
      event.preventDefault();
      pick(chosen.key);
    } else if (key === "Enter" && onEnter?.()) {
      event.preventDefault();
    }
  };
  const pasting = (event: ClipboardEvent) => {
    if (onPaste?.(event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
  };

  return (
    <FieldBox field={field}>
      <div class="suggest">
        <input
          id={field.id}
          type="text"
          inputMode={keys}
          autocomplete="off"
          spellcheck={keys === "text"}
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={`${field.id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen && `${field.id}-${active}`}
          aria-invalid={field.invalid}
          aria-describedby={field.describedBy}
          value={field.value}
          onInput={(event) => {
            setOpen(true);
            setActive(-1);
            field.edit(event.currentTarget.value);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={pressed}
          onPaste={pasting}
          onBlur={() => {
            close();
            field.leave();
          }}
        />
        <div
          id={`${field.id}-list`}
          ref={list}
          role="listbox"
          aria-label={listLabel}
          hidden={shown.length === 0}
        >
          {shown.map(({ key, label, detail }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which has the focus.
            <div
              key={key}
              id={`${field.id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The focus stays in the field.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(key)}
            >
              <span class="whole">{label}</span> <span class="hint">{detail}</span>
            </div>
          ))}
        </div>
      </div>
    </FieldBox>
  );
}
