/** What an element may have: attributes and what happens on an event. Text is text, never markup. */
export interface Members {
  readonly class?: string;
  readonly [name: string]: string | boolean | ((event: Event) => void) | undefined;
}

export type Child = Node | string | null;

/** Makes an element with what is in it. */
export function element(name: string, members: Members = {}, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(members)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (typeof value === "boolean") made.toggleAttribute(key, value);
    else if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Names and values, one pair a line; pairs without a value are left out. */
export function facts(pairs: readonly (readonly [string, Child | undefined])[]): HTMLElement {
  const told = pairs.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return element(
    "dl",
    {},
    ...told.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value ?? null)]),
  );
}

/** A table that scrolls by itself when it is wider than the page. */
export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map(([first = null, ...cells]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, first),
      ...cells.map((cell) => element("td", {}, cell)),
    ),
  );
  return element(
    "section",
    { class: "wide", tabindex: "0", "aria-label": label },
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)),
  );
}
