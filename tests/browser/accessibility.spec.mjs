// WCAG 2.2 AA by axe-core: every kind of page, every language, both colour schemes, phone and desktop.

import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { samples } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is asked for: WCAG 2.0 to 2.2, levels A and AA with the size of targets (2.5.8), and what axe thinks good practice. */
const OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};

test.use({ bypassCSP: true });

for (const page of samples) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${page.language} ${page.kind} in ${colorScheme}: ${page.address}`, async ({ page: tab }) => {
      await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // The wide page has everything unfolded, so that what is closed away is looked at as well.
      for (const [width, unfolded] of [[390, false], [1280, true]]) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.goto(page.address);
        if (unfolded) await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await tab.evaluate(axe);
        const { violations, passes } = await tab.evaluate((options) => window.axe.run(document, options), OPTIONS);
        const said = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
        expect(said, `at ${width} px`).toEqual([]);
        expect(passes.length).toBeGreaterThan(5);
      }
    });
  }
}

test("what is wrong would be found", async ({ page: tab }) => {
  await tab.setContent('<html lang="en"><title>Wrong</title><main><h1>Wrong</h1><p style="color: #ccc">pale</p><img src="a.png"></main>');
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((options) => window.axe.run(document, options), OPTIONS);
  expect(violations.map((violation) => violation.id)).toEqual(expect.arrayContaining(["color-contrast", "image-alt"]));
});
