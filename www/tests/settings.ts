import type { Settings } from "../src/state/state.js";

/** The settings of a panel nobody has changed. */
export const SETTINGS: Settings = {
  language: "en",
  theme: "system",
  hideOrigin: true,
  nameRequests: false,
  lockMinutes: 15,
  receiptYears: 0,
};
