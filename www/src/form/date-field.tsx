import { useRef } from "preact/hooks";
import { parseDate } from "../format.js";
import { useView } from "../view/view.js";
import { completeDay, dayOf, moveDay } from "./days.js";
import { FieldBox } from "./field-box.js";
import { type Path, toField } from "./fields.js";
import { useField } from "./use-field.js";

/** The day a field begins with when an arrow is pressed in it while it is empty. */
const BEGINS_WITH: Partial<Record<Path, Path>> = {
  "training.period.endDate": "training.period.startDate",
  "training.certificate.validUntil": "training.period.endDate",
};

/**
 * A day, typed as people here write it or chosen from the browser's calendar. The browser's own date field
 * alone would show the day in the order of the browser's language, whatever the language of the panel.
 *
 * `1203` is enough for 12 March of this year: what it will become is said, and done when the field is left. The arrows
 * go a day on or back.
 */
export function DateField({ path, optional = false }: { path: Path; optional?: boolean }) {
  const { panel, state, text } = useView();
  const field = useField(path);
  const calendar = useRef<HTMLInputElement>(null);
  const today = dayOf(panel.now());
  const completed = completeDay(field.value, Number(today.slice(-4)));
  const choose = (iso: string) => {
    field.edit(toField(path, iso, text.language));
    field.leave();
  };
  const complete = () => completed !== null && field.edit(completed);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter") complete();
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const before = BEGINS_WITH[path];
    const begin = before && parseDate(state.work.values[before]) ? state.work.values[before] : today;
    const moved = field.value.trim() === "" ? begin : moveDay(completed ?? field.value, step);
    if (moved === null) return;
    event.preventDefault();
    field.edit(moved);
  };
  return (
    <FieldBox
      field={{ ...field, hint: text.say("field.date.hint") }}
      optional={optional}
      remark={completed && text.say("field.date.means", { day: completed })}
    >
      <div class="with-button">
        <input
          id={field.id}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={field.value}
          aria-invalid={field.invalid}
          aria-describedby={[`${field.id}-hint`, field.describedBy].filter(Boolean).join(" ")}
          onInput={(event) => field.edit(event.currentTarget.value)}
          onKeyDown={pressed}
          onBlur={() => {
            complete();
            field.leave();
          }}
        />
        <button
          type="button"
          class="calendar"
          aria-label={text.say("work.calendar.of", { field: field.label })}
          title={text.say("work.calendar")}
          onClick={() => calendar.current?.showPicker()}
        />
        <input
          ref={calendar}
          class="native-date"
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={parseDate(field.value) ?? ""}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </div>
    </FieldBox>
  );
}
