import { useEffect, useState } from "preact/hooks";

/** The time in milliseconds, and a new drawing every `seconds` as long as there is something to count. */
export function useNow(seconds: number, counting = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!counting) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, counting]);
  return now;
}
