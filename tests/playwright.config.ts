import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./chromium.js";

const { CHROMIUM = "/usr/bin/chromium" } = process.env;

/** What takes longest, and waits for most of it. */
const LONGEST = "kill/kill.spec.ts";

/** End-to-end tests in the Chromium of the system; nothing is downloaded. A flaky test is a bug: no retries. */
export default defineConfig({
  testDir: "e2e",
  // In this order: what is begun last would leave one worker with nothing to do.
  projects: [
    { name: "longest", testMatch: LONGEST },
    // Firefox has a driver of its own, under the test runner of Node.
    { name: "all others", testIgnore: ["firefox/**", LONGEST] },
  ],
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
