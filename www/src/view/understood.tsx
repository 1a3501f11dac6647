interface Props {
  /** What one says by ticking it. */
  label: string;
  given: boolean;
  onGive: (given: boolean) => void;
}

/** The word one gives before something that cannot be taken back. */
export function Understood({ label, given, onGive }: Props) {
  return (
    <label class="choice">
      <input type="checkbox" checked={given} onChange={(event) => onGive(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
