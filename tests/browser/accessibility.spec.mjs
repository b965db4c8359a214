// WCAG 2.2 AA by axe-core: every kind of page, every language, both colour schemes, phone and desktop.

import { expect, test } from "@playwright/test";
import { examine } from "./axe.mjs";
import { samples } from "./site.mjs";

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
        const { violations, passes } = await examine(tab);
        expect(violations, `at ${width} px`).toEqual([]);
        expect(passes).toBeGreaterThan(5);
      }
    });
  }
}

test("what is wrong would be found", async ({ page: tab }) => {
  await tab.setContent('<html lang="en"><title>Wrong</title><main><h1>Wrong</h1><p style="color: #ccc">pale</p><img src="a.png"></main>');
  const { violations } = await examine(tab);
  expect(violations.map((violation) => violation.id)).toEqual(expect.arrayContaining(["color-contrast", "image-alt"]));
});
