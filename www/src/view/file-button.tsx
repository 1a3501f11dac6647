interface Props {
  label: string;
  accept: string;
  onFile: (file: File) => void;
}

/** Takes one file. The same one can be chosen again, after it was changed. */
export function FileButton({ label, accept, onFile }: Props) {
  const take = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) onFile(file);
    input.value = "";
  };
  return (
    <label class="file-button quiet">
      {label}
      <input type="file" accept={accept} onChange={(event) => take(event.currentTarget)} />
    </label>
  );
}
