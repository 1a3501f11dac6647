import { formatEnterpriseNumber } from "../format.js";
import { customerWith } from "../state/reduce-customers.js";
import { MahisLink } from "../view/mahis-link.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** Whose mandate the server did not find, and where it is given. */
export function MandateLacking({ enterpriseNumber }: { enterpriseNumber: string }) {
  const { state, text } = useView();
  const number = formatEnterpriseNumber(enterpriseNumber);
  const name = customerWith(state, enterpriseNumber)?.name;
  return (
    <Notice tone="calm">
      <p class="strong">{text.say("mandate.lacking", { customer: name ? `${name} (${number})` : number })}</p>
      <p>{text.say("mandate.next")}</p>
      <MahisLink />
    </Notice>
  );
}
