import type { Database } from "./database.js";
import { toFilled } from "./form/filled.js";
import { rememberedError } from "./remembered.js";
import type { Filled } from "./state/state.js";

/** The longest name of a template, in characters. */
export const MAX_TEMPLATE_NAME = 60;

/** What is entered again and again, under a name. */
export interface Template extends Filled {
  /** There is one of each name for each holder. */
  readonly id: string;
  readonly name: string;
  /** Whose certificate it was made with. */
  readonly holder: string;
  /** On this computer; otherwise for this session. */
  readonly kept: boolean;
}

/** The templates the user keeps on this computer. */
export interface Templates {
  /** Those of a holder, by name; none when they cannot be read. */
  list(holder: string): Promise<Template[]>;
  /** Rejects with `remembered.full`, `remembered.unavailable` or `storage.blocked`. */
  put(template: Template): Promise<void>;
  remove(id: string): Promise<void>;
}

export function openTemplates(database: Database): Templates {
  return {
    async list(holder) {
      const all = await database.run((connection) => connection.getAll("templates")).catch(() => []);
      const own = all.filter((template) => template.holder === holder);
      return byName(own.flatMap((template) => read(template)));
    },
    put: (template) =>
      database
        .run(async (connection) => void (await connection.put("templates", template)))
        .catch((error) => {
          throw rememberedError(error);
        }),
    remove: (id) => database.run((connection) => connection.delete("templates", id)),
  };
}

function read(template: Template): Template[] {
  const filled = toFilled(template);
  return filled ? [{ ...template, ...filled }] : [];
}

export function byName(templates: readonly Template[]): Template[] {
  return templates.toSorted((a, b) => a.name.localeCompare(b.name));
}
