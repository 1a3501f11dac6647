import type { Role } from "#core";

/**
 * Who the user is, as the set-up guide of the REST channel tells its users apart (27/03/2024, §2.1–§2.4). A business
 * group and a software supplier have two options each; every answer comes down to one role.
 */
export const SITUATIONS = [
  "employer",
  "representative",
  "groupOwn",
  "groupMandate",
  "supplierAutonomous",
  "supplierCentral",
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** The kinds of user, and the situations of each; the first is taken until the user says otherwise. */
export const KINDS = {
  employer: ["employer"],
  representative: ["representative"],
  group: ["groupOwn", "groupMandate"],
  // A panel in a browser runs on its own: §2.4, second case.
  supplier: ["supplierAutonomous", "supplierCentral"],
} as const satisfies Record<string, readonly Situation[]>;
export type Kind = keyof typeof KINDS;

const ROLES: Readonly<Record<Situation, Role>> = {
  employer: "employer",
  representative: "representative",
  groupOwn: "employer",
  groupMandate: "representative",
  supplierAutonomous: "employer",
  supplierCentral: "representative",
};

export function roleOf(situation: Situation): Role {
  return ROLES[situation];
}

export function kindOf(situation: Situation): Kind {
  const kinds = Object.keys(KINDS) as Kind[];
  return kinds.find((kind) => (KINDS[kind] as readonly Situation[]).includes(situation)) ?? "employer";
}

export function isSituation(value: unknown): value is Situation {
  return SITUATIONS.some((situation) => situation === value);
}
