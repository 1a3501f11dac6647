import { filledIn } from "../form/filled.js";
import { NOTHING_RECENT, noted, type Recent } from "../recent.js";
import { byName, type Template } from "../templates.js";
import type { Action } from "./action.js";
import type { State } from "./state.js";

/** What was entered lately, by what was sent. */
export function reduceRecent(state: State, action: Action): Recent {
  const { recent, work } = state;
  switch (action.type) {
    case "receiptMade": {
      const { outcome, sentAt } = action.receipt;
      if (outcome.kind !== "accepted" || work.sent === null) return recent;
      return noted(recent, filledIn(work.sent), Date.parse(sentAt));
    }
    case "formSent":
      return noted(recent, filledIn(work), action.at);
    case "recentRead":
      return action.recent;
    case "recentKept":
      return { ...recent, kept: action.kept };
    case "recentForgotten":
      return { ...NOTHING_RECENT, kept: recent.kept };
    default:
      return recent;
  }
}

/** The templates, by name. One more of the same name takes the place of the other. */
export function reduceTemplates(templates: readonly Template[], action: Action): readonly Template[] {
  switch (action.type) {
    case "templatesRead":
      return action.templates;
    case "templateMade": {
      const others = templates.filter(({ id }) => id !== action.template.id);
      return byName([...others, action.template]);
    }
    case "templateRemoved":
      return templates.filter(({ id }) => id !== action.id);
    default:
      return templates;
  }
}
