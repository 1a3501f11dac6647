import { useRef } from "preact/hooks";
import { parseDate } from "../format.js";
import { useView } from "../view/view.js";
import { FieldBox } from "./field-box.js";
import { type Path, toField } from "./fields.js";
import { useField } from "./use-field.js";

/**
 * A day, typed as people here write it or chosen from the browser's calendar. The browser's own date field
 * alone would show the day in the order of the browser's language, whatever the language of the panel.
 */
export function DateField({ path, optional = false }: { path: Path; optional?: boolean }) {
  const { text } = useView();
  const field = useField(path);
  const calendar = useRef<HTMLInputElement>(null);
  const choose = (iso: string) => {
    field.edit(toField(path, iso, text.language));
    field.leave();
  };
  return (
    <FieldBox field={{ ...field, hint: text.say("field.date.hint") }} optional={optional}>
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
          onBlur={field.leave}
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
