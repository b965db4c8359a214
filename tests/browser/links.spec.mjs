// Every link of the site leads somewhere, and every page can be reached.

import { expect, test } from "@playwright/test";
import { files, firstLanguage, pages } from "./site.mjs";

/** What each page links to, and the ids that it has, as a browser reads it. */
async function read(tab) {
  const read = new Map();
  for (const { address, html } of pages) {
    const found = await tab.evaluate(({ html }) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const canonical = page.querySelector("link[rel=canonical]")?.href;
      const named = (name) => [...page.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name));
      const linked = [...page.querySelectorAll("a[href]")].map((element) => element.getAttribute("href"));
      const ids = named("id");
      return { canonical, linked, needed: [...named("href"), ...named("src")], ids };
    }, { html });
    read.set(address, found);
  }
  return read;
}

test("every link, anchor, picture, stylesheet and feed of every page is there", async ({ page: tab, request }) => {
  await tab.goto("/");
  const all = await read(tab);
  const origin = new URL(all.get("/").canonical).origin;
  const asked = new Map();
  const broken = [];
  for (const [from, { needed }] of all) {
    for (const link of needed) {
      const target = new URL(link, new URL(from, origin));
      if (target.origin !== origin) {
        if (!/^(https?|mailto):$/.test(target.protocol)) broken.push(`${from} → ${link}`);
        continue;
      }
      const path = decodeURIComponent(target.pathname);
      if (!asked.has(path)) asked.set(path, (await request.get(target.pathname, { maxRedirects: 0 })).status());
      // The page that stands in for a missing one is asked for by its own name here, and is there.
      if (asked.get(path) !== 200) broken.push(`${from} → ${link}: ${asked.get(path)}`);
      const anchor = decodeURIComponent(target.hash.slice(1));
      if (anchor && all.has(path) && !all.get(path).ids.includes(anchor)) broken.push(`${from} → ${link}: no such anchor`);
    }
  }
  expect(asked.size).toBeGreaterThan(50);
  expect(broken).toEqual([]);
});

test("no id stands twice on a page", async ({ page: tab }) => {
  await tab.goto("/");
  const twice = [];
  for (const [address, { ids }] of await read(tab)) {
    for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) twice.push(`${address}#${id}`);
  }
  expect(twice).toEqual([]);
});

test("every page is reached from the front page of its language by links", async ({ page: tab }) => {
  await tab.goto("/");
  const all = await read(tab);
  const languages = [...new Set(pages.map((page) => page.language))];
  for (const language of languages) {
    const front = language === firstLanguage ? "/" : `/${language}/`;
    const reached = new Set([front]);
    for (const from of reached) {
      for (const link of all.get(from)?.linked ?? []) {
        const target = new URL(link, new URL(from, "http://site.invalid"));
        if (target.origin === "http://site.invalid" && all.has(target.pathname)) reached.add(target.pathname);
      }
    }
    // A frame's page is for other sites, and the page of a wrong address for nobody to go to.
    const linked = pages.filter((page) => page.language === language && !["embed", "not-found"].includes(page.kind));
    expect(linked.map((page) => page.address).filter((address) => !reached.has(address)), language).toEqual([]);
  }
});

test("a wrong address shows the page that says so, in the language of its place", async ({ page: tab }) => {
  for (const [path, language] of [["/no/such/page/", firstLanguage], ...[...new Set(pages.map((page) => page.language))]
    .filter((language) => language !== firstLanguage)
    .map((language) => [`/${language}/no/such/page/`, language])]) {
    const response = await tab.goto(path);
    expect(response.status(), path).toBe(404);
    await expect(tab.locator("html")).toHaveAttribute("lang", language);
    await expect(tab.locator("body")).toHaveClass(/page--not-found/);
  }
});

test("every file that the list of files names is there, and no other", async ({ request }) => {
  const manifest = await (await request.get("/.factpress-manifest")).text();
  const listed = manifest.trimEnd().split("\n").slice(1, -1).map((line) => line.slice(66));
  expect(files.filter((file) => file !== ".factpress-manifest")).toEqual([...listed].sort());
});
