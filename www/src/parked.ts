import { claim } from "./claim.js";
import type { Database } from "./database.js";
import { toFilled } from "./form/filled.js";
import type { Filled, Mode } from "./state/state.js";

/** Whole days after which a form that was put aside is forgotten. */
export const PARKED_DAYS = 14;

/** The certificate a form was filled in with, and the world it was filled in for: who may see it again. */
export interface Holder {
  readonly mode: Mode;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly sha256: string;
}

/** A form that waits for its certificate: it holds national numbers, and shows again only to who opens that. */
export interface ParkedForm extends Holder, Filled {
  /** When it was last changed (milliseconds). */
  readonly at: number;
}

export interface ParkedRecord extends ParkedForm {
  /** Names the holder: there is one form of each. */
  readonly id: string;
}

/**
 * Where what is being filled in is put aside, on this computer, while it is. What storage does not take is kept in the
 * memory of this panel: it survives the lock, not the closing. Nothing here fails.
 */
export interface ParkedForms {
  /**
   * Makes this panel the one that keeps the form of a holder, unless another panel does; two would write over each other.
   * Gives the function that lets go of it, or `null`.
   */
  claim(holder: Holder): Promise<(() => void) | null>;
  /** The form of a holder, unless it is too old at `now` (milliseconds). Old ones of anybody are forgotten. */
  find(holder: Holder, now: number): Promise<ParkedForm | null>;
  /** `safe`: it is on the disk when this settles, not only in a buffer of the system. */
  put(form: ParkedForm, safe?: boolean): Promise<void>;
  remove(holder: Holder): Promise<void>;
}

/** Those in the panel's database. */
export function openParked(database: Database): ParkedForms {
  const unkept = new Map<string, ParkedForm>();
  return {
    claim: (holder) => claim(`fla-panel form ${idOf(holder)}`),
    async find(holder, now) {
      const id = idOf(holder);
      const inMemory = unkept.get(id);
      if (inMemory) return inMemory;
      try {
        return await database.run(async (connection) => {
          const { store, done } = connection.transaction("parked", "readwrite");
          const all = await store.getAll();
          const [old, young] = [
            all.filter((form) => isOld(form, now)),
            all.filter((form) => !isOld(form, now)),
          ];
          await Promise.all([...old.map((form) => store.delete(form.id)), done]);
          const found = young.find((form) => form.id === id);
          const filled = found && toFilled(found);
          return filled ? { ...found, ...filled } : null;
        });
      } catch {
        return null;
      }
    },
    async put(form, safe = false) {
      const id = idOf(form);
      try {
        await database.run(async (connection) => {
          const durability = safe ? "strict" : "relaxed";
          const { store, done } = connection.transaction("parked", "readwrite", { durability });
          await Promise.all([store.put({ ...form, id }), done]);
        });
        unkept.delete(id);
      } catch {
        unkept.set(id, form);
      }
    },
    async remove(holder) {
      const id = idOf(holder);
      unkept.delete(id);
      await database.run((connection) => connection.delete("parked", id)).catch(() => {});
    },
  };
}

function idOf({ mode, sha256 }: Holder): string {
  return `${mode} ${sha256}`;
}

function isOld({ at }: ParkedForm, now: number): boolean {
  return now - at > PARKED_DAYS * 86_400_000;
}
