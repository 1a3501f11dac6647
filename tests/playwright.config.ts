import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./chromium.js";

const { CHROMIUM = "/usr/bin/chromium" } = process.env;

/** End-to-end tests in the Chromium of the system; nothing is downloaded. A flaky test is a bug: no retries. */
export default defineConfig({
  testDir: "e2e",
  // Firefox has a driver of its own, under the test runner of Node.
  testIgnore: "firefox/**",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-BE",
    timezoneId: "Europe/Brussels",
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: CHROMIUM,
      args: CHROMIUM_FLAGS,
    },
  },
});
