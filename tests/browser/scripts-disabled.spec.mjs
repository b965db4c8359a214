// The whole site is read without scripts: every page says the same with them and without.

import { expect, test } from "@playwright/test";
import { pages, samples } from "./site.mjs";

const said = (tab) => tab.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " ").trim());

test("every kind of page says the same without scripts", async ({ browser, baseURL }) => {
  for (const page of samples.filter((page) => page.kind !== "search")) {
    const texts = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, baseURL });
      const tab = await context.newPage();
      await tab.goto(page.address);
      texts.push(await tab.locator("main").innerText());
      await context.close();
    }
    expect(texts[1].length, page.address).toBeGreaterThan(40);
    expect(texts[1], page.address).toBe(texts[0]);
  }
});

test("the search page says what to do without scripts", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const tab = await context.newPage();
  for (const page of samples.filter((page) => page.kind === "search")) {
    await tab.goto(page.address);
    const links = tab.locator("main a");
    expect(await links.count(), page.address).toBeGreaterThan(1);
    await expect(links.first()).toBeVisible();
  }
  await context.close();
});

test("every claim page states verdict, finding and evidence in its text", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const tab = await context.newPage();
  for (const page of pages.filter((page) => page.kind === "claim")) {
    await tab.goto(page.address);
    const headings = await tab.locator("main h1").allInnerTexts();
    expect(headings, page.address).toHaveLength(1);
    await expect(tab.locator("main .verdict").first(), page.address).toBeVisible();
    await expect(tab.locator("main .card__finding").first(), page.address).toBeVisible();
  }
  await context.close();
});
