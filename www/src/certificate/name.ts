import type { CertificateView } from "#core";

/** What to call a certificate: the common name, else the organisation, else its whole subject. */
export function holderName({ commonName, organisation, subject }: CertificateView): string {
  return commonName ?? organisation ?? subject;
}

/** The common name of the issuer when its one-line name has one that can be told apart, else the line. */
export function issuerName({ issuer }: CertificateView): string {
  return /(?:^|,)CN=([^,\\+]+)(?:,|$)/.exec(issuer)?.[1] ?? issuer;
}

/** Whether a certificate names itself as its issuer. */
export function isSelfSigned({ issuer, subject }: CertificateView): boolean {
  return issuer === subject;
}
