// What readers see of a claim that was withdrawn: its page, its card on other sites, and its line among the corrections.

import { expect } from "@playwright/test";
import { examine } from "./axe.mjs";
import { check } from "./checker.mjs";
import { test } from "./everything.mjs";

const PAGES = ["ferry/free-ferry/", "ferry/free-ferry/embed/", "corrections/"].flatMap((page) => [`/${page}`, `/fr/${page}`]);

test("each says that the claim was withdrawn, and none shows its verdict", async ({ page: tab, everything }) => {
  for (const page of PAGES) {
    await tab.goto(everything.url + page);
    await expect(tab.locator("main"), page).toContainText(page.startsWith("/fr/") ? /retiré/i : /withdrawn/i);
    if (!page.endsWith("corrections/")) await expect(tab.locator(".verdict"), page).toHaveCount(0);
  }
});

test("no page scrolls sideways, loads from elsewhere, or has the browser complain", async ({ page: tab, everything }) => {
  const wrong = [];
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(everything.url)) wrong.push(request.url());
  });
  for (const page of PAGES) {
    await tab.goto(everything.url + page, { waitUntil: "networkidle" });
    for (const width of [320, 390, 768, 1280, 1920]) {
      await tab.setViewportSize({ width, height: 900 });
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wrong.push(`${page} at ${width} px: ${over} px too wide`);
    }
  }
  expect(wrong).toEqual([]);
});

test("the HTML checker finds nothing", async ({ everything }) => {
  expect(await check(PAGES.map((page) => `${page.slice(1)}index.html`), [], everything.output)).toEqual([]);
});

test.describe("accessibility", () => {
  test.use({ bypassCSP: true });
  for (const page of PAGES) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${page} in ${colorScheme}`, async ({ page: tab, everything }) => {
        await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        for (const width of [390, 1280]) {
          await tab.setViewportSize({ width, height: 900 });
          await tab.goto(everything.url + page);
          const { violations, passes } = await examine(tab);
          expect(violations, `at ${width} px`).toEqual([]);
          expect(passes).toBeGreaterThan(5);
        }
      });
    }
  }
});
