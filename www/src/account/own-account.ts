import type { Account, CertificateView, EnvironmentKind } from "#core";
import { isSituation, roleOf, type Situation } from "./situation.js";

/** One web service account as it is kept here. Nothing in it is secret. */
export interface OwnAccount {
  /** Names it among the others on this computer, and nowhere else. */
  readonly id: string;
  /** The user's own name for it; may be empty. */
  readonly name: string;
  readonly situation: Situation;
  readonly account: Account;
  /** The certificate it was made for in ChaMan; `null` until it has connected with one. */
  readonly certificate: CertificateMark | null;
}

/** What is kept of a certificate: enough to know it again, and to say whose it is. */
interface CertificateMark {
  /** SHA-256 thumbprint, lower-case hexadecimal. */
  readonly sha256: string;
  /** The organisation, or the name, in the certificate. */
  readonly holder: string;
}

const REAL_ENVIRONMENTS: readonly EnvironmentKind[] = ["production", "acceptance", "simulation", "custom"];

/** The environments a real account can be used in from here; a server on this machine only from a page of its own. */
export function environmentsFor({ isLoopback }: { isLoopback: boolean }): readonly EnvironmentKind[] {
  return isLoopback ? [...REAL_ENVIRONMENTS, "local"] : REAL_ENVIRONMENTS;
}

export function markOf(certificate: CertificateView | undefined): CertificateMark | null {
  if (!certificate) return null;
  const { sha256, organisation, commonName, subject } = certificate;
  return { sha256, holder: organisation ?? commonName ?? subject };
}

/**
 * An account out of something that was stored or imported, as far as it can be trusted: what does not fit is as if it
 * were not there. `null` when it is no account at all, or one that cannot be used from here.
 */
export function toOwnAccount(
  value: unknown,
  id: string,
  environments: readonly EnvironmentKind[],
): OwnAccount | null {
  const given = record<"name" | "situation" | "account" | "certificate">(value);
  const inner = record<keyof Account>(given?.account);
  if (!given || !inner) return null;
  const environment = environments.find((one) => one === inner.environment);
  if (!environment) return null;
  const role = inner.role === "representative" ? "representative" : "employer";
  const situation = given.situation;
  const fits = isSituation(situation) && roleOf(situation) === role;
  const tokenEndpoint = text(inner.tokenEndpoint);
  const entered = environment === "local" || environment === "custom";
  const audience = text(inner.audience);
  return {
    id,
    name: text(given.name),
    situation: fits ? situation : role,
    account: {
      clientId: text(inner.clientId),
      role,
      environment,
      ...(entered ? { tokenEndpoint } : {}),
      ...(audience ? { audience } : {}),
      apiBase: text(inner.apiBase),
      sendScope: inner.sendScope !== false,
    },
    certificate: toMark(given.certificate),
  };
}

function toMark(value: unknown): CertificateMark | null {
  const mark = record<keyof CertificateMark>(value);
  const sha256 = text(mark?.sha256).toLowerCase();
  return /^[0-9a-f]{64}$/.test(sha256) ? { sha256, holder: text(mark?.holder) } : null;
}

/** Something unknown as an object that may have these members; `null` when it is none. */
export function record<Name extends string>(value: unknown): Partial<Record<Name, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

/** The longest text of an account that is believed. */
const MAX_TEXT = 500;

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, MAX_TEXT) : "";
}
