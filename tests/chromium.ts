/**
 * What the browser's own window would load for its address bar: two pages of its own for every window, which cost more
 * than the panel does, and which no test looks at.
 */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** A process in advance for the next page, which a test does not have: it would be started and ended for nothing. */
const IN_ADVANCE = ["SpareRendererForSitePerProcess"];

/** What Playwright 1.65 turns off. Of two such switches Chromium heeds the last, so it stands here again. */
const BY_PLAYWRIGHT = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
];

/** How the tests start Chromium, whoever drives it. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  `--disable-features=${[...BY_PLAYWRIGHT, ...ADDRESS_BAR, ...IN_ADVANCE].join(",")}`,
];
