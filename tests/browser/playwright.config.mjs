// How the browser is started, what it is shown, and when a picture of a page counts as changed.

import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";

const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .filter(Boolean)
  .find((path) => existsSync(path));
if (!chromium) throw new Error("Chromium is missing: install it, or name its program in the variable CHROMIUM");

const port = process.env.PORT ?? "4173";

export default defineConfig({
  testMatch: "*.spec.mjs",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  reporter: [["list"]],
  forbidOnly: true,
  outputDir: "results",
  snapshotPathTemplate: "{testDir}/screens/{arg}{ext}",
  expect: {
    // A busy machine may take its time; what is right stays right.
    timeout: 20_000,
    toHaveScreenshot: {
      animations: "disabled",
      caret: "hide",
      // Edges of letters differ a little from one build of the browser to the next; a moved line differs by far more.
      threshold: 0.2,
      maxDiffPixelRatio: 0.005,
    },
  },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: chromium,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        "--font-render-hinting=none",
        "--force-color-profile=srgb",
      ],
    },
  },
  webServer: {
    command: "node server.mjs",
    url: `http://127.0.0.1:${port}/`,
    env: { PORT: port, ...(process.env.SITE ? { SITE: process.env.SITE } : {}) },
    reuseExistingServer: false,
  },
});
