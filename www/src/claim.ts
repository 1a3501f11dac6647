/**
 * A lock of the browser's over all panels, which ends with this one: gives the function that lets go of it, or `null` when
 * another panel has it. Where there are no locks, this panel is alone.
 */
export async function claim(name: string): Promise<(() => void) | null> {
  if (!navigator.locks) return () => {};
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => resolve(release));
    });
  });
}
