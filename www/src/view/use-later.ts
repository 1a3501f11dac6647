import { useEffect, useState } from "preact/hooks";

/** Whether something has lasted for so many milliseconds without a break. */
export function useLater(milliseconds: number, lasts: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!lasts) return;
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [milliseconds, lasts]);
  return late && lasts;
}
