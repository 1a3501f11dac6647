interface Props {
  id: string;
  label: string;
  hint?: string;
  /** Something to look at that stops nothing. */
  remark?: string | null;
  value: string;
  invalid?: boolean;
  onEdit: (value: string) => void;
}

/** One line of text with its label above it. */
export function TextInput({ id, label, hint, remark, value, invalid = false, onEdit }: Props) {
  const described = [hint && `${id}-hint`, remark && `${id}-remark`].filter(Boolean).join(" ");
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
        aria-invalid={invalid}
        aria-describedby={described || undefined}
        onInput={(event) => onEdit(event.currentTarget.value)}
      />
      {remark && (
        <p class="finding warning" id={`${id}-remark`}>
          {remark}
        </p>
      )}
    </div>
  );
}
