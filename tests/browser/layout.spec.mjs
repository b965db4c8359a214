// Pages keep their shape: on narrow screens, enlarged, in the dark, in forced colours, with still pictures, on paper.

import { expect, test } from "@playwright/test";
import { samples } from "./site.mjs";

const WIDTHS = [320, 390, 768, 1280, 1920];

test("no page scrolls sideways, from 320 px (400 % of 1280) to wide", async ({ page: tab }) => {
  const wide = [];
  for (const page of samples) {
    await tab.goto(page.address);
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wide.push(`${page.address} at ${width} px: ${over} px too wide`);
    }
  }
  expect(wide).toEqual([]);
});

test("text may be set with wide spacing and nothing is cut off (WCAG 1.4.12)", async ({ page: tab }) => {
  await tab.setViewportSize({ width: 390, height: 900 });
  const cut = [];
  for (const page of samples) {
    await tab.goto(page.address);
    cut.push(...(await tab.evaluate((address) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
      document.adoptedStyleSheets = [sheet];
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      const clipped = [...document.querySelectorAll("main *")].filter((element) => {
        const style = getComputedStyle(element);
        const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
        return hides && element.clientWidth > 1 && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
      });
      return [...(over > 0 ? [`${address}: ${over} px too wide`] : []), ...clipped.map((e) => `${address}: ${e.className}`)];
    }, page.address)));
  }
  expect(cut).toEqual([]);
});

test("dark is dark, light is light, and both have their text in contrast", async ({ page: tab }) => {
  const brightness = (color) => color.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  for (const [colorScheme, least, most] of [["light", 200, 255], ["dark", 0, 60]]) {
    await tab.emulateMedia({ colorScheme });
    await tab.goto("/");
    const paper = await tab.evaluate(() => {
      const of = (element) => getComputedStyle(element).backgroundColor;
      return [document.documentElement, document.body].map(of).find((color) => !/, 0\)$/.test(color)) ?? "none";
    });
    expect(brightness(paper), `${colorScheme}: ${paper}`).toBeGreaterThanOrEqual(least);
    expect(brightness(paper), `${colorScheme}: ${paper}`).toBeLessThanOrEqual(most);
  }
});

test("forced colours leave every verdict its mark", async ({ page: tab }) => {
  await tab.emulateMedia({ forcedColors: "active" });
  for (const page of samples.filter((page) => ["claim", "explainer", "front"].includes(page.kind))) {
    await tab.goto(page.address);
    const marks = await tab.evaluate(() => [...document.querySelectorAll("main .mark")]
      .filter((mark) => mark.getClientRects().length)
      .map((mark) => [getComputedStyle(mark).color, getComputedStyle(document.body).backgroundColor]));
    expect(marks.length, page.address).toBeGreaterThan(0);
    for (const [mark, paper] of marks) expect(mark, page.address).not.toBe(paper);
  }
});

test("nothing moves for those who asked for stillness", async ({ page: tab }) => {
  await tab.emulateMedia({ reducedMotion: "reduce" });
  for (const page of samples) {
    await tab.goto(page.address);
    const moving = await tab.evaluate(() => [...document.querySelectorAll("*")]
      .map((element) => [element.className, getComputedStyle(element)])
      .filter(([, style]) => parseFloat(style.transitionDuration) > 0.01 || parseFloat(style.animationDuration) > 0.01)
      .map(([name]) => String(name)));
    expect(moving, page.address).toEqual([]);
  }
});

test("paper has no furniture and full addresses", async ({ page: tab }) => {
  await tab.emulateMedia({ media: "print" });
  for (const page of samples.filter((page) => page.kind !== "embed")) {
    await tab.goto(page.address);
    await expect(tab.locator(".masthead nav").first(), page.address).toBeHidden();
    await expect(tab.locator(".skip"), page.address).toBeHidden();
    const canonical = await tab.locator("link[rel=canonical]").getAttribute("href");
    await expect(tab.locator(".foot"), page.address).toContainText(canonical);
  }
  const source = samples.find((page) => page.kind === "claim");
  await tab.goto(source.address);
  const printed = await tab.evaluate(() => [...document.querySelectorAll("main a[href^='http']")]
    .map((link) => getComputedStyle(link, "::after").content)
    .filter((content) => content.includes("http") || content.includes("attr(")));
  expect(printed.length).toBeGreaterThan(0);
});
