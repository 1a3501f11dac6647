import { useView } from "./view.js";

/** The page of the portal about mandates. Only the Dutch one is known; none is guessed from it. */
const MAHIS = "https://www.socialsecurity.be/site_nl/employer/applics/mahis/general/what_mandate.htm";

/** The way to MAHIS, where mandates are given, with what is known of it. */
export function MahisLink() {
  const { text } = useView();
  return (
    <p>
      <a href={MAHIS} hreflang="nl" target="_blank" rel="noreferrer">
        {text.say("mahis.link")}
      </a>{" "}
      <span class="hint">{text.say("mahis.path")}</span>
    </p>
  );
}
