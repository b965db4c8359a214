// The looks of the site: pictures of its kinds of pages, compared with those that were last looked at and kept.

import { expect } from "@playwright/test";
import { test } from "./everything.mjs";
import { firstLanguage, samples } from "./site.mjs";

const SHOWN = ["front", "explainer", "claim", "claims", "source", "standing", "search", "embed", "not-found"];
const SIZES = [{ width: 390, height: 1200 }, { width: 1280, height: 1500 }];

/** Compares a page with its picture. */
async function compare(tab, address, viewport, colorScheme, name) {
  await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await tab.setViewportSize(viewport);
  await tab.goto(address, { waitUntil: "networkidle" });
  await tab.evaluate(() => document.fonts.ready);
  await expect(tab).toHaveScreenshot(`${name}.png`);
}

for (const page of samples.filter((page) => SHOWN.includes(page.kind))) {
  // The other languages share the first one's layout: a claim and an explainer show whether their longer words fit.
  const schemes = page.language === firstLanguage ? ["light", "dark"] : ["light"];
  if (page.language !== firstLanguage && !["claim", "explainer"].includes(page.kind)) continue;
  for (const viewport of SIZES) {
    for (const colorScheme of schemes) {
      const name = `${page.language}-${page.kind}-${viewport.width}-${colorScheme}`;
      test(name, async ({ page: tab }) => compare(tab, page.address, viewport, colorScheme, name));
    }
  }
}

// What our own publication has not.
for (const [kind, page] of [["withdrawn", "/ferry/free-ferry/"], ["withdrawn-embed", "/ferry/free-ferry/embed/"]]) {
  for (const { width } of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      const name = `en-${kind}-${width}-${colorScheme}`;
      test(name, async ({ page: tab, everything }) => {
        await compare(tab, everything.url + page, { width, height: 900 }, colorScheme, name);
      });
    }
  }
}
