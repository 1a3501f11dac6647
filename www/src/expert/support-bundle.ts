import type { CertificateView, IdentityView, SessionRecord } from "#core";
import { KNOWN } from "#known";
import type { Host } from "../host.js";
import { environmentOf, type State } from "../state/state.js";
import { tokenEndpointOf } from "../steps/account.js";
import { maskAll } from "./mask.js";

/** The form of the file; a later form gets a later number. */
export const FORMAT = "fla-panel.support/1";

/** What does not stand in the state, and is asked for when the bundle is made. */
export interface Surroundings {
  readonly host: Host["kind"];
  readonly userAgent: string;
  readonly now: number;
  /** Of the session in use; `null` when there is none. */
  readonly record: SessionRecord | null;
}

/**
 * What a support desk needs to know, and nothing else: every member is named here, so nothing gets in by accident.
 * Never a token, a signature, a key, a password, a receipt, the form or a customer. Texts of others are masked.
 */
export function supportBundle(state: State, { host, userAgent, now, record }: Surroundings): object {
  const { account, connected, review } = state.connection;
  const addresses = connected ?? review?.addresses;
  const { opened, chosen } = state.certificate;
  const identity = chosen === null ? undefined : opened?.identities[chosen];
  const { failed } = state;
  return maskAll({
    format: FORMAT,
    madeAt: new Date(now).toISOString(),
    panel: { version: KNOWN.version, runsAs: host },
    browser: browserFamily(userAgent),
    environment: environmentOf(state.connection),
    addresses: {
      tokenEndpoint: addresses?.tokenEndpoint ?? tokenEndpointOf(account),
      audience: account.audience ?? addresses?.tokenEndpoint ?? tokenEndpointOf(account),
      apiBase: addresses?.apiBase ?? account.apiBase,
    },
    account: { clientId: account.clientId, role: account.role, sendScope: account.sendScope },
    certificate: certificateOf(identity),
    assertion: record?.asserted && {
      header: JSON.parse(KNOWN.assertion.header),
      claims: record.asserted.claims,
      sentTo: record.asserted.tokenEndpoint,
      scope: record.asserted.scope,
    },
    connection: connected && {
      scope: connected.scope,
      obtainedAt: connected.obtainedAt,
      expiresAt: connected.expiresAt,
    },
    clockOffset: record?.clockOffset ?? null,
    failure: failed && { step: failed.step, code: failed.code, params: failed.params },
    diagnosis: state.diagnosis.report,
    requests: record?.requests ?? [],
    settings: state.settings,
  });
}

/** `Chromium 156`, `Firefox 153`: what decides how a browser behaves, and no more of its name than that. */
export function browserFamily(userAgent: string): string {
  const [, name, version] = /(Firefox|Chrome|Version)\/(\d+)/.exec(userAgent) ?? [];
  const families: Record<string, string> = { Firefox: "Firefox", Chrome: "Chromium", Version: "Safari" };
  return name ? `${families[name]} ${version}` : "other";
}

function certificateOf(identity: IdentityView | undefined): object | null {
  const leaf: CertificateView | undefined = identity?.certificates[0];
  if (!identity) return null;
  return {
    subject: leaf?.subject ?? null,
    sha256: leaf?.sha256 ?? null,
    notBefore: leaf?.notBefore ?? null,
    notAfter: leaf?.notAfter ?? null,
    algorithm: identity.algorithm,
    bits: identity.bits,
    keptUntil: identity.keptUntil,
  };
}
