/** Gives the user a file, the way the browser gives files: into the folder, or the question, of their choice. */
export function download(contents: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(contents);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
