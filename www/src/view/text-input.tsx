interface Props {
  id: string;
  label: string;
  hint?: string;
  /** Something to look at that stops nothing. */
  remark?: string | null;
  /** What is wrong with it. */
  error?: string | null;
  value: string;
  onEdit: (value: string) => void;
  /** When the field is left with another value than it was entered with. */
  onLeave?: () => void;
}

/** One line of text with its label above it. */
export function TextInput({ id, label, hint, remark, error, value, onEdit, onLeave }: Props) {
  const said = error ?? remark;
  const described = [hint && `${id}-hint`, said && `${id}-said`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        type="text"
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error != null}
        aria-describedby={described || undefined}
        onInput={(event) => onEdit(event.currentTarget.value)}
        onChange={onLeave}
      />
      {said && (
        <p class={error ? "finding error" : "finding warning"} id={`${id}-said`}>
          {said}
        </p>
      )}
    </div>
  );
}
