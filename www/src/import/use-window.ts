import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Rows drawn beyond those in sight, so that a quick move meets no gap. */
const BEYOND = 6;

export interface Window {
  /** Goes onto the element that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** The rows to draw, if there are so many: the first one, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** How many rows fit into sight. */
  readonly fitting: number;
  /** Scrolls as little as brings a row into sight. */
  show(index: number): void;
}

/** Which rows of equal height are in sight in an element that scrolls. `above` is what stays at its top, in pixels. */
export function useWindow(height: number, above = 0): Window {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, room: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      // Only a step of a whole row draws anything anew.
      const top = Math.floor(element.scrollTop / height);
      const room = Math.max(1, Math.ceil((element.clientHeight - above) / height));
      setSeen((before) => (before.top === top && before.room === room ? before : { top, room }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      resized.disconnect();
    };
  }, [height, above]);
  return {
    box,
    first: Math.max(0, seen.top - BEYOND),
    end: seen.top + seen.room + BEYOND,
    fitting: Math.max(1, seen.room - 1),
    show(index) {
      const element = box.current;
      if (!element) return;
      const top = index * height;
      const bottom = top + height - (element.clientHeight - above);
      if (element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < bottom) element.scrollTop = bottom;
    },
  };
}
