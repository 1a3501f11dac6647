/** The day on which the sources were last looked at. */
export const SEEN = "2026-11-22";

/** A paper or page that facts of the guide come from. */
interface Source {
  /** As the source calls itself, in its own language. */
  readonly title: string;
  readonly url?: string;
  /** The day the source itself bears. */
  readonly dated?: string;
}

const PORTAL = "https://www.socialsecurity.be";
const REST = "https://www.rest-documentation.socialsecurity.be";

/** Where the facts of the guide come from. `manual` is the manual of the channel, which the guide follows. */
export const SOURCES = {
  manual: {
    title: "CareerPro – Federal Learning Account: Setting up the REST API channel",
    dated: "2024-03-27",
  },
  chamanFaq: { title: "ChaMan: FAQ", url: `${PORTAL}/site_nl/employer/applics/chaman/general/faq.htm` },
  mahis: { title: "MAHIS", url: `${PORTAL}/site_nl/employer/applics/mahis/general/what_mandate.htm` },
  mandateVendor: {
    title: "Epowerhr: mandate for the Federal Learning Account",
    url: "https://epowerhr.bcs.nl/hc/en-gb/articles/19427105101202",
  },
  dimona: {
    title: "Dimona: webservice",
    url: `${PORTAL}/site_nl/employer/applics/dimona/introduction/webservice.htm`,
  },
  token: {
    title: "Obtaining an access token from the Social Security OAuth server",
    url: `${REST}/documentation/developer-guide/obtaining-an-access-token-from-social-security-oauth-server.html`,
  },
  calls: {
    title: "Accessing the protected REST API using an access token",
    url: `${REST}/documentation/developer-guide/accessing-the-protected-rest-api-using-an-access-token.html`,
  },
  activating: {
    title: "Activating and managing your REST channel in Chaman",
    url: `${REST}/documentation/activating-and-managing-your-rest-channel-in-chaman.html`,
  },
  globalSign: { title: "GlobalSign support: PersonalSign 3 Pro" },
  clients: { title: "Public programs that use the same token server" },
  nimbus: { title: "Nimbus oauth2-oidc-sdk: change log and Javadoc" },
  abolition: {
    title: "Besox: Federal Learning Account",
    url: "https://besox.storychief.io/federal-learning-account",
  },
  replaced: {
    title: "Pro-Pay: FLA out, ILA in",
    url: "https://www.propay.be/en/news/fla-out-ila-in-what-remains-the-same-and-what-will-change",
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;

/** The source with the members that not all of them have. */
export function sourceOf(id: SourceId): Source {
  return SOURCES[id];
}
