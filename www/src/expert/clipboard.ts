/** How long a secret stays in the clipboard, where it can be taken out again. */
export const CLEAR_AFTER_SECONDS = 60;

/** Whether the browser lets the panel look into the clipboard: already, when asked, or not at all. */
export type Reading = "granted" | "prompt" | "denied";

/** What came of a copy: the clipboard will be emptied, it stays as it is, or the browser did not let it be written. */
export type Lent = "clears" | "stays" | "refused";

/** What the browser says about reading the clipboard. One that does not know the question shows a menu each time. */
export async function clipboardReading(): Promise<Reading> {
  try {
    const { state } = await navigator.permissions.query({ name: "clipboard-read" as PermissionName });
    return state;
  } catch {
    return "denied";
  }
}

/**
 * Puts a secret into the clipboard and, where the browser allows it, takes it out again after a minute if it is still
 * there. To be called in a click: the browser may have to ask first.
 *
 * Nothing here keeps the secret: what is waited for is recognised by its digest.
 */
export async function lendToClipboard(secret: string): Promise<Lent> {
  try {
    await navigator.clipboard.writeText(secret);
  } catch {
    return "refused";
  }
  const mark = await digest(secret);
  if ((await clipboardReading()) === "denied" || (await read()) === null) return "stays";
  setTimeout(() => void takeOut(mark), CLEAR_AFTER_SECONDS * 1000);
  return "clears";
}

/** Empties the clipboard if it still holds what has this digest. Only a page with the focus may look. */
async function takeOut(mark: string): Promise<void> {
  if (!document.hasFocus()) {
    addEventListener("focus", () => void takeOut(mark), { once: true });
    return;
  }
  const held = await read();
  if (held === null || (await digest(held)) !== mark) return;
  // Taken away in the meantime, the permission leaves the clipboard to its user, who was told of the danger.
  await navigator.clipboard.writeText("").catch(() => {});
}

async function read(): Promise<string | null> {
  return navigator.clipboard.readText().catch(() => null);
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
