// The data for machines inside the pages, as a browser's own parser reads it.

import { expect, test } from "@playwright/test";
import { pages } from "./site.mjs";

const BLOCK = /<script type="?application\/ld\+json"?>(.*?)<\/script>/gs;
const types = (page) => [...page.html.matchAll(BLOCK)].map(([, text]) => JSON.parse(text)["@type"]);

test("one ClaimReview on each claim's page and none on any other", () => {
  for (const page of pages) {
    const reviews = types(page).filter((type) => type === "ClaimReview").length;
    expect(reviews, page.address).toBe(page.kind === "claim" ? 1 : 0);
  }
});

test("one AnalysisNewsArticle on each explainer and none on any other", () => {
  for (const page of pages) {
    const articles = types(page).filter((type) => type === "AnalysisNewsArticle").length;
    expect(articles, page.address).toBe(page.kind === "explainer" ? 1 : 0);
  }
});

test("the browser sees the blocks where they stand, whole", async ({ page: tab }) => {
  for (const page of pages.filter((page) => page.kind === "claim")) {
    const seen = await tab.evaluate((html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      return [...parsed.querySelectorAll("head script[type='application/ld+json']")].map((s) => JSON.parse(s.text)["@type"]);
    }, page.html);
    expect(seen, page.address).toEqual(types(page));
  }
});
