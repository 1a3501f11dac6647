import { useEffect, useState } from "preact/hooks";

/** Below this a grid of cells has no room. */
const NARROW = "(max-width: 699px)";

/** Whether the window is as narrow as a side panel. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const look = () => setNarrow(media.matches);
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, []);
  return narrow;
}
