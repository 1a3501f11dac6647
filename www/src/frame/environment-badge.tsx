import type { EnvironmentKind } from "#core";
import { useView } from "../view/view.js";

/** Names the world. Everything but production is coloured too: it must never be taken for the real thing. */
export function EnvironmentBadge({ environment }: { environment: EnvironmentKind }) {
  const { text } = useView();
  const title = environment === "demo" ? text.say("environment.demo.title") : undefined;
  return (
    <span class={environment === "production" ? "badge" : "badge practice"} title={title}>
      {text.say(`environment.${environment}`)}
    </span>
  );
}
