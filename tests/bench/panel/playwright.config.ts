import { defineConfig } from "@playwright/test";
import endToEnd from "../../playwright.config.js";

/** The bench of the screens: the same browser as for the end-to-end tests, and nothing beside it. */
export default defineConfig({
  ...endToEnd,
  testDir: ".",
  testIgnore: [],
  testMatch: "*.bench.ts",
  outputDir: "../../../target/bench/panel",
  workers: 1,
  timeout: 300_000,
});
