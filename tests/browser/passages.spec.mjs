// Links to sources open them at the words that are quoted.

import { expect, test } from "@playwright/test";
import { pages } from "./site.mjs";

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A source as its publisher might have set it: far down in a long page, with marks of print and other words between cuts. */
function source(words) {
  const print = words.replaceAll("'", "’").split(/\[…\]|…/).map((piece) => piece.trim());
  const text = print.map(escape).join(" and much that was not quoted ");
  const far = '<p style="margin-block: 3000px">Something else.</p>';
  return `<!DOCTYPE html><title>A source</title>${far}<p>Before them, the clerk said: ${text} After them, nobody spoke.</p>${far}`;
}

test("a browser finds the words that a link to a source names", async ({ page: tab }) => {
  await tab.goto("/");
  const links = new Map();
  for (const { html } of pages.filter((page) => page.kind === "claim")) {
    const found = await tab.evaluate((html) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      return [...page.querySelectorAll(".evidence:has(.evidence__quote)")].flatMap((entry) => {
        const words = entry.querySelector(".evidence__quote").textContent;
        const link = entry.querySelector("a.source__read[href*=':~:text=']")?.getAttribute("href");
        return link ? [[link, words]] : [];
      });
    }, html);
    for (const [link, words] of found) links.set(link, words);
  }
  expect(links.size).toBeGreaterThan(20);

  let words = "";
  await tab.route("**/a-source", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: source(words) }));
  const missed = [];
  for (const [link, quotation] of links) {
    words = quotation;
    await tab.goto("about:blank");
    await tab.goto(`/a-source${link.slice(link.indexOf("#"))}`);
    const place = await tab.waitForFunction(() => scrollY > 1000, undefined, { timeout: 2000 }).catch(() => undefined);
    if (!place) missed.push(`${link}: ${quotation}`);
  }
  expect(missed).toEqual([]);
});
