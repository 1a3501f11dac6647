/** In what quality an account was made; it decides the scope and for whom it may act. */
export type Quality = "employer" | "provider";

/** The scope of each quality, as the set-up guide of the REST channel gives them (27/03/2024, §5.1). */
export const SCOPES: Readonly<Record<Quality, string>> = {
  employer: "scope:sigedis:gestion:careerpro-federal-learning-account:employer",
  provider: "scope:sigedis:gestion:careerpro-federal-learning-account:provider",
};

/** A web service account as ChaMan knows it: who, with which certificate, in what quality. */
export interface Client {
  clientId: string;
  quality: Quality;
  /** Public key of the registered certificate: SubjectPublicKeyInfo, DER in base64. */
  publicKey: string;
  /** For whom it may act: an employer for itself, a representative for customers who gave it a mandate. */
  employers: readonly string[];
}
