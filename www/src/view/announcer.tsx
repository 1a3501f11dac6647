import { useView } from "./view.js";

/** Says what happened to those who do not see the screen. What moves the focus says itself. */
export function Announcer() {
  const { state, text } = useView();
  const { busy, announcement } = state;
  const words = busy ? text.say(`busy.${busy.task}`) : announcement && text.say(announcement.key);
  return (
    <p class="hidden" role="status" key={announcement?.count}>
      {words}
    </p>
  );
}
