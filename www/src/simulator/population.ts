import { chance, type Dice, dice, identifier, oneOf } from "./population-dice.js";
import type { Quantity, TrainingRegistration, TrainingRight } from "./record.js";
import type { Entry } from "./register.js";

/** An employer whose register is filled, and with how many workers. */
export interface Workforce {
  readonly enterpriseNumber: string;
  readonly workers: number;
}

/** Everything invented for some employers. */
export interface Population {
  readonly registrations: readonly Entry<TrainingRegistration>[];
  readonly rights: readonly Entry<TrainingRight>[];
}

/** The years that are filled: what was followed, and what was planned before registration closed. */
const YEARS = [2024, 2025, 2026] as const;

/** Names as employers write them, each in their own language. */
const TRAININGS = [
  "Veilig werken op hoogte",
  "EHBO: opfrissing",
  "Heftruckchauffeur",
  "Excel voor gevorderden",
  "Leidinggeven aan een team",
  "Nieuwe software in de winkel",
  "Premiers secours en entreprise",
  "Conduite défensive",
  "Français des affaires",
  "Hygiène alimentaire (HACCP)",
  "Accueil et vente",
  "Brandschutz im Betrieb",
  "Deutsch am Arbeitsplatz",
  "Data protection for everyone",
  "Project management, basics",
  "Trade fair visit",
] as const;

const COMMITTEES = ["200", "119.01", "112", "118.03", "302"] as const;

/**
 * Invents a register: the same for the same employers, whenever it is asked. Every status, nature and kind of right is in
 * it, codes that the contract does not name, and workers without a single training. Nobody has the numbers in it.
 */
export function populate(employers: readonly Workforce[]): Population {
  const registrations: Entry<TrainingRegistration>[] = [];
  const rights: Entry<TrainingRight>[] = [];
  for (const { enterpriseNumber, workers } of employers) {
    const offset = Number(enterpriseNumber.slice(2, 8)) % SERIALS;
    for (let index = 0; index < workers; index += 1) {
      const subject = { employer: { enterpriseNumber }, worker: { ssin: ssinOfNobody(index, offset) } };
      const throws = dice(`${enterpriseNumber} ${index}`);
      // Hours or days: an employer keeps to one for a worker, most of the time.
      const unit = chance(throws, 0.3) ? "hours" : "days";
      const jointCommittee = oneOf(throws, COMMITTEES);
      for (const year of YEARS) {
        for (const right of rightsOf(throws, year, unit)) {
          const id = identifier(throws);
          rights.push({ id, record: { ...subject, year, jointCommittee, ...right } });
        }
        const count = Math.floor(throws() * (year === 2026 ? 1.6 : 4));
        for (let nth = 0; nth < count; nth += 1) {
          const reference = `P${enterpriseNumber.slice(-4)}-${year}/${index + 1}.${nth + 1}`;
          const record = { reference, ...subject, ...registration(throws, year, unit), jointCommittee };
          registrations.push({ id: identifier(throws), record });
        }
      }
    }
  }
  return { registrations, rights };
}

const SERIALS = 997;

/**
 * The BIS number of a worker: born in an unknown month (40) and on an unknown day (00) of 1960 to 1999, which nobody is
 * given together with such a serial number. The check digits are right: 97 less the remainder of the first nine digits.
 */
export function ssinOfNobody(index: number, offset = 0): string {
  const year = 60 + (index % 40);
  const serial = 1 + ((Math.floor(index / 40) * 13 + offset) % SERIALS);
  const base = year * 10_000_000 + 4_000_000 + serial;
  return String(base * 100 + (97 - (base % 97)));
}

type Right = Omit<TrainingRight, "employer" | "worker" | "year">;

/** The legal right of everybody, and what some have on top of it. */
function rightsOf(throws: Dice, year: number, unit: Quantity["unit"]): Right[] {
  const per = unit === "hours" ? 7.6 : 1;
  const share = oneOf(throws, [1, 1, 1, 0.8, 0.5]);
  const amount = (days: number): Quantity => ({ value: rounded(days * per * share), unit });
  const rights: Right[] = [{ kind: "legal", amount: amount(5), automatic: true }];
  if (year > 2024 && chance(throws, 0.4)) {
    rights[0] = { kind: "legal", amount: amount(5), automatic: true, carriedOver: amount(2) };
  }
  if (chance(throws, 0.25)) {
    rights.push({ kind: "sectoral", amount: amount(1), cbaNumber: "99227/CO/112" });
  }
  if (chance(throws, 0.15)) rights.push({ kind: "employer", amount: amount(2) });
  // A code of an earlier time, which the contract does not name.
  if (chance(throws, 0.02)) rights.push({ kind: "employee", amount: amount(0.5) });
  return rights;
}

type Training = Omit<TrainingRegistration, "employer" | "worker">;

function registration(throws: Dice, year: number, unit: Quantity["unit"]): Training {
  const quarter = Math.floor(throws() * 4);
  const month = String(1 + quarter * 3 + Math.floor(throws() * 3)).padStart(2, "0");
  const day = 1 + Math.floor(throws() * 26);
  const days = oneOf(throws, [1, 1, 1, 2, 3]);
  const date = (of: number) => `${year}-${month}-${String(of).padStart(2, "0")}`;
  const status = statusOf(throws, year);
  const formal = chance(throws, 0.6);
  const mixed = chance(throws, 0.08);
  const counted = mixed === (unit === "days") ? "hours" : "days";
  const value = counted === "days" ? oneOf(throws, [0.5, 1, 1, days]) : oneOf(throws, [1.5, 3.8, 7.6, 7.5]);
  const source = oneOf(throws, ["employer", "employer", "representative", "trainingProvider", "sigedis"]);
  return {
    training: {
      name: oneOf(throws, TRAININGS),
      nature: formal ? "formal" : "informal",
      period: { startDate: date(day), endDate: date(Math.min(28, day + days - 1)) },
      duration: { value, unit: counted },
      status,
      countsForTrainingRight: chance(throws, 0.92),
      ...(formal ? { certificate: { obtained: status === "followed" && chance(throws, 0.7) } } : {}),
      ...(chance(throws, 0.05) ? { result: oneOf(throws, ["passed", "attended", "R-07"]) } : {}),
      ...(chance(throws, 0.05) ? { financing: oneOf(throws, ["sectorFund", "F2"]) } : {}),
      ...(formal ? { provider: { enterpriseNumber: "0000000295", name: "Example Training Centre" } } : {}),
    },
    source,
  };
}

/** Nothing of 2026 has been followed by what is registered: registration closed before. */
function statusOf(throws: Dice, year: number): string {
  const roll = throws();
  if (roll > 0.985) return "reserved";
  if (roll > 0.97) return "unsuitable";
  if (year === 2026) return "planned";
  return roll < 0.8 ? "followed" : roll < 0.9 ? "planned" : "notFollowed";
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
