import { useState } from "preact/hooks";
import { formatCount } from "../format.js";
import { discardImport, readSheet, useMapping } from "../steps/import.js";
import type { FieldPath, Mapping, TableView } from "../table/table.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { Understood } from "../view/understood.js";
import { useView } from "../view/view.js";
import { labelOf, maskNumbers } from "./columns.js";
import { DefaultField } from "./default-field.js";

/** As many values of a column as tell what it is. */
const SAMPLES = 3;

/** Asks which column of the file is which field, and what to put where the file has nothing. */
export function MappingScreen({ view }: { view: TableView }) {
  const { panel, state, text } = useView();
  const { imports } = state;
  const [mapping, setMapping] = useState<Mapping>(imports.mapping ?? view.mapping);
  const failure = useFailure("checking");
  const checked = imports.summary !== null;
  const lacking = view.fields.filter(({ path, required }) => required && !mapping.columns.includes(path));
  const missing = lacking.filter(({ path }) => !mapping.sameAs?.[path]);
  const same = lacking.filter((field) => !missing.includes(field));
  const unanswered = missing.filter(({ path }) => !mapping.defaults[path]);
  const back = () => {
    if (checked) panel.store.dispatch({ type: "columnsAsked", asked: false });
    else discardImport(panel);
  };
  const match = (column: number, path: FieldPath | null) =>
    // A field comes from one column: the other one lets go of it.
    setMapping({
      ...mapping,
      columns: mapping.columns.map((other, index) =>
        index === column ? path : other === path && path !== null ? null : other,
      ),
    });
  const give = (path: FieldPath, value: string) =>
    setMapping({ ...mapping, defaults: { ...mapping.defaults, [path]: value } });
  // With or without a heading the file has one row more or less than it was read with.
  const rows = view.rows + Number(view.mapping.heading) - Number(mapping.heading);
  return (
    <Screen
      title={text.say("import.mapping.title")}
      means={[1, 2].map((number) => text.say(`import.mapping.means.${number as 1 | 2}`))}
      onBack={back}
    >
      {view.sheets.length > 1 && (
        <div class="field">
          <label for="import-sheet">{text.say("import.sheet")}</label>
          <select
            id="import-sheet"
            value={view.sheet ?? ""}
            onChange={(event) => readSheet(panel, event.currentTarget.value)}
          >
            {view.sheets.map((sheet) => (
              <option key={sheet} value={sheet}>
                {sheet}
              </option>
            ))}
          </select>
        </div>
      )}
      {view.format !== "json" && (
        <Understood
          label={text.say("import.heading")}
          given={mapping.heading}
          onGive={(heading) => setMapping({ ...mapping, heading })}
        />
      )}
      <ul class="matching">
        {mapping.columns.map((path, column) => (
          <li key={column}>
            <Column
              {...{ view, column, path }}
              heading={mapping.heading}
              taken={mapping.columns}
              onMatch={(to) => match(column, to)}
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <>
          <h2>{text.say("import.missing")}</h2>
          <p class="hint">{text.say("import.missing.hint")}</p>
          <div class="columns">
            {missing.map(({ path }) => (
              <DefaultField
                key={path}
                path={path}
                value={mapping.defaults[path] ?? ""}
                onGive={(value) => give(path, value)}
              />
            ))}
          </div>
        </>
      )}
      {same.map(({ path }) => (
        <p key={path} class="hint">
          {text.say("import.same_as", {
            field: labelOf(text, path),
            other: labelOf(text, mapping.sameAs?.[path] ?? path),
          })}
        </p>
      ))}
      {unanswered.length > 0 && (
        <Notice tone="warning">
          <p>
            {text.say("import.missing.warning", {
              fields: unanswered.map(({ path }) => labelOf(text, path)).join(", "),
            })}
          </p>
        </Notice>
      )}
      <FailureBox failure={failure} />
      <ActionBar
        label={text.count("import.check", rows, { rows: formatCount(rows, text.language) })}
        onAct={() => useMapping(panel, mapping)}
      >
        <button type="button" class="quiet" onClick={() => discardImport(panel)}>
          {text.say("import.another")}
        </button>
      </ActionBar>
    </Screen>
  );
}

interface ColumnProps {
  view: TableView;
  column: number;
  path: FieldPath | null;
  heading: boolean;
  taken: readonly (FieldPath | null)[];
  onMatch: (path: FieldPath | null) => void;
}

function Column({ view, column, path, heading, taken, onMatch }: ColumnProps) {
  const { text } = useView();
  const id = `import-column-${column}`;
  const first = view.headings[column] ?? "";
  const values = view.sample.map((cells) => cells[column] ?? "").filter((value) => value !== "");
  const samples = (heading ? values : [first, ...values]).slice(0, SAMPLES);
  const name = (heading && first) || text.say("import.column", { column: column + 1 });
  const isLikely =
    view.confidence[column] === "likely" && path !== null && path === view.mapping.columns[column];
  return (
    <>
      <label for={id}>{name}</label>
      <p class="samples hint" id={`${id}-samples`}>
        {samples.length > 0 ? samples.map(maskNumbers).join(" · ") : text.say("import.column.empty")}
      </p>
      <div>
        <select
          id={id}
          value={path ?? ""}
          aria-describedby={`${id}-samples${isLikely ? ` ${id}-likely` : ""}`}
          onChange={(event) => onMatch(event.currentTarget.value || null)}
        >
          <option value="">{text.say("import.column.left_out")}</option>
          {view.fields.map((field) => (
            <option key={field.path} value={field.path}>
              {labelOf(text, field.path)}
              {field.path !== path && taken.includes(field.path)
                ? ` (${text.say("import.column.taken")})`
                : ""}
            </option>
          ))}
        </select>
        {isLikely && (
          <p class="finding warning" id={`${id}-likely`}>
            {text.say("import.column.likely")}
          </p>
        )}
      </div>
    </>
  );
}
