import { sayHeldUp } from "./estimate.js";
import { useView } from "./view.js";

/** Says what happened to those who do not see the screen. What moves the focus says itself. */
export function Announcer() {
  const { state, text } = useView();
  const { busy, announcement } = state;
  const doing = busy && (busy.waitsUntil ? sayHeldUp(text, busy.waitsUntil) : text.say(`busy.${busy.task}`));
  const words = doing ?? (announcement && text.say(announcement.key));
  // The same words twice are only read again when they differ: by a blank of no width.
  const again = announcement && announcement.count % 2 === 0 ? "\u200b" : "";
  return (
    <p class="hidden" role="status">
      {words}
      {again}
    </p>
  );
}
