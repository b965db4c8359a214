// Every kind of page is known to these tests, so that a new one is not forgotten.

import { expect, test } from "@playwright/test";
import { kinds, pages, samples } from "./site.mjs";

test("every kind of page that the site has is in the list of kinds, and the other way round", () => {
  expect([...new Set(pages.map((page) => page.kind))].sort()).toEqual(kinds);
});

test("every language has every kind of page", () => {
  for (const language of new Set(pages.map((page) => page.language))) {
    const there = samples.filter((page) => page.language === language).map((page) => page.kind);
    expect(there.sort(), language).toEqual(kinds);
  }
});
