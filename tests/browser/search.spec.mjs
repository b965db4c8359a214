// The search: what it finds, what it says, how it is driven by keyboard and address, and what it makes of hostile words.

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const table = new URL("../features/search_terms.json", import.meta.url);

/** The publication's claims, from its own data. */
async function claimsOf(request) {
  const { claims } = await (await request.get("/claims.json")).json();
  return claims.filter((claim) => claim.verdict);
}

const status = (page) => page.getByRole("status");
const results = (page) => page.locator("[data-search=list] > li");
const field = (page) => page.getByRole("searchbox");
const opened = (page) => page.locator("[data-search=filters]").evaluate((details) => (details.open = true));

/** A search as its address; waits until it is answered. */
async function search(page, query) {
  await page.goto(`/search/?${new URLSearchParams(query)}`);
  await expect(status(page)).toHaveText(/result/);
}

test("words become the same terms as in the index", async ({ page }) => {
  await page.goto("/search/");
  const rows = JSON.parse(readFileSync(table, "utf8"));
  const found = await page.evaluate(async (texts) => {
    const { terms } = await import(document.querySelector("script[type=module]").src);
    return texts.map((text) => terms(text).map(({ term }) => term));
  }, rows.map((row) => row.text));
  expect(found).toEqual(rows.map((row) => row.terms));
});

test("a claim is found by its words, with its verdict, its day and its finding", async ({ page, request }) => {
  for (const claim of (await claimsOf(request)).slice(0, 5)) {
    await search(page, { q: claim.claim, type: "claim" });
    const first = results(page).first();
    await expect(first.locator("h3")).toHaveText(claim.claim);
    await expect(first).toContainText(claim.finding);
    await expect(first.locator(".verdict")).toBeVisible();
    await expect(first.locator(".verdict svg")).toBeVisible();
    await expect(first).toContainText(/as of/);
    if (claim.label) await expect(first.locator(".verdict")).toHaveText(claim.label);
    expect(new URL(claim.url).pathname).toBe(await first.locator("h3 a").getAttribute("href"));
  }
});

test("every result that is a claim has a verdict and a finding", async ({ page }) => {
  await search(page, { type: "claim" });
  while (await page.locator("[data-search=more]").isVisible()) {
    const before = await results(page).count();
    await page.locator("[data-search=more]").click();
    await expect.poll(() => results(page).count()).toBeGreaterThan(before);
  }
  const count = await results(page).count();
  await expect(status(page)).toHaveText(new RegExp(`^${count} result`));
  expect(await results(page).locator(".result__head .verdict").count()).toBe(count);
  for (const text of await results(page).locator(".result__text").allInnerTexts()) expect(text.length).toBeGreaterThan(10);
});

test("results come while one types, marked, whatever the capitals and accents", async ({ page, request }) => {
  const [claim] = await claimsOf(request);
  const word = claim.claim.match(/[A-Za-z]{5,}/)[0];
  await page.goto("/search/");
  await field(page).pressSequentially(word.slice(0, 4).toUpperCase());
  // Between two letters the answer to what was typed so far may stand there.
  await expect(async () => {
    await expect(status(page)).toHaveText(/^[1-9]\d* result/);
    const marks = await results(page).locator("mark").allInnerTexts();
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(mark.toLowerCase().startsWith(word.slice(0, 4).toLowerCase()), mark).toBe(true);
  }).toPass({ timeout: 20_000 });
  await field(page).fill(`${word.normalize("NFD")}\u0301`);
  await expect(status(page)).toHaveText(/^[1-9]\d* result/);
});

test("every word must be there", async ({ page, request }) => {
  const [claim] = await claimsOf(request);
  const number = async () => Number(/^\d+/.exec(await status(page).innerText())?.[0] ?? 0);
  const [one, other] = claim.claim.match(/[A-Za-z]{5,}/g);
  await search(page, { q: `${one} ` });
  const alone = await number();
  await search(page, { q: `${one} ${other}` });
  expect(await number()).toBeLessThanOrEqual(alone);
  await search(page, { q: `${one} zzyzzyx` });
  await expect(status(page)).toHaveText("0 results");
  await expect(page.locator("[data-search=missing]")).toContainText("zzyzzyx");
  await expect(results(page)).toHaveCount(0);
});

test("filters combine, count what they would leave, and can be cleared", async ({ page, request }) => {
  const claims = await claimsOf(request);
  const { verdict, kind } = claims[0];
  const both = claims.filter((claim) => claim.verdict === verdict && claim.kind === kind).length;
  await page.goto("/search/");
  await opened(page);
  await page.locator(`input[name=verdict][value="${verdict}"]`).check();
  await expect(status(page)).toHaveText(new RegExp(`^${claims.filter((claim) => claim.verdict === verdict).length} result`));
  const box = page.locator(`input[name=kind][value="${kind}"]`);
  await expect(page.locator("label").filter({ has: box }).locator("[data-count]")).toHaveText(String(both));
  await box.check();
  await expect(status(page)).toHaveText(new RegExp(`^${both} result`));
  expect(new URL(page.url()).search).toBe(`?verdict=${verdict}&kind=${kind}`);
  const person = claims[0].about[0]?.id;
  if (person) {
    await page.locator("select[name=person]").selectOption(person);
    await expect(page).toHaveURL(new RegExp(`person=${person}`));
    await expect(results(page).first()).toBeVisible();
  }
  await page.locator("[data-search=clear]").click();
  await expect(page).toHaveURL(/\/search\/$/);
  await expect(field(page)).toBeFocused();
  await expect(results(page)).toHaveCount(0);
});

test("a search has an address, and the browser leads back and forth between searches", async ({ page, request }) => {
  const [claim] = await claimsOf(request);
  const [one, other] = claim.claim.match(/[A-Za-z]{5,}/g);
  await page.goto("/search/");
  await field(page).fill(one);
  await expect(page).toHaveURL(new RegExp(`\\?q=${one}$`));
  await field(page).press("Enter");
  await field(page).fill(other);
  await expect(page).toHaveURL(new RegExp(`\\?q=${other}$`));
  await page.goBack();
  await expect(field(page)).toHaveValue(one);
  await expect(results(page).first()).toContainText(new RegExp(one, "i"));
  await page.goBack();
  await expect(field(page)).toHaveValue("");
  await expect(results(page)).toHaveCount(0);
  await page.goForward();
  await expect(field(page)).toHaveValue(one);
  await results(page).first().locator("h3 a").click();
  // A click does not wait for the page that it leads to, and who goes back too soon goes one search further.
  await expect(page).not.toHaveURL(/\/search\//);
  await page.goBack();
  await expect(field(page)).toHaveValue(one);
  await expect(results(page).first()).toBeVisible();
});

test("the keyboard suffices", async ({ page }) => {
  await page.goto("/search/");
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(field(page)).toHaveValue("a/b");
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue("");
  await opened(page);
  await page.locator("[data-search=slash]").uncheck();
  await page.locator("summary").first().focus();
  await page.keyboard.press("/");
  await expect(field(page)).not.toBeFocused();
  await page.reload();
  await page.keyboard.press("/");
  await expect(field(page)).not.toBeFocused();
});

test("more results take the focus with them", async ({ page }) => {
  await search(page, { type: "source" });
  const more = page.locator("[data-search=more]");
  test.skip(!(await more.isVisible()), "this publication has fewer than eleven sources");
  await more.press("Enter");
  await expect(results(page).nth(10).locator("h3 a")).toBeFocused();
});

test("a query is text and nothing else", async ({ page }) => {
  const alerts = [];
  page.on("dialog", (dialog) => alerts.push(dialog.dismiss()));
  for (const q of ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{title}", "__proto__ constructor", "%", "“”", " "]) {
    await page.goto(`/search/?${new URLSearchParams({ q, verdict: "constructor", person: "nobody\"]" })}`);
    await expect(field(page)).toHaveValue(q);
    await expect(page.locator("main img")).toHaveCount(0);
  }
  expect(alerts).toEqual([]);
});

test("what cannot be loaded is said in words, and tried again", async ({ page, context, request }) => {
  const [claim] = await claimsOf(request);
  const word = claim.claim.match(/[A-Za-z]{5,}/)[0];
  await page.goto("/search/");
  await context.setOffline(true);
  await field(page).fill(word);
  await expect(status(page)).toHaveText("The search could not be loaded. Check your connection and try again.");
  await context.setOffline(false);
  await field(page).press("Enter");
  await expect(status(page)).toHaveText(/^[1-9]\d* result/);
});

test("an index that changes while a reader looks at the page is searched all the same", async ({ page, request }) => {
  const [claim] = await claimsOf(request);
  const [word] = claim.claim.match(/[A-Za-z]{5,}/);
  // The page begins with the directory of an index that has been replaced: none of its files is there.
  const directory = await (await request.get("/search/index.json")).json();
  const replaced = { ...directory, shards: directory.shards.map(() => "000000000000") };
  await page.route("**/search/index.json", (route) => route.fulfill({ json: replaced }), { times: 1 });
  await page.goto("/search/");
  await field(page).fill(word);
  await expect(status(page)).toHaveText(/^[1-9]\d* result/);
});

test("a page that cannot find its index asks to be loaded again", async ({ page }) => {
  await page.route("**/search/index/*.json", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.goto("/search/?q=anything");
  await expect(status(page)).toHaveText("This publication has changed since you opened the page. Reload the page to search it.");
});

test("what a browser has kept of the index is used again, the directory when it still stands", async ({ page, request }) => {
  const headers = async (path) => (await request.get(path)).headers()["cache-control"];
  const { shards } = await (await request.get("/search/index.json")).json();
  expect(await headers(`/search/index/terms-${shards[0]}.json`)).toContain("immutable");
  expect(await headers("/search/index.json")).toBeUndefined();
  const asked = page.waitForRequest("**/search/index.json");
  await page.goto("/search/");
  // What Fetch sends for a file that is to be asked for again (section 4.5, the cache mode "no-cache").
  expect((await (await asked).allHeaders())["cache-control"]).toBe("max-age=0");
});

test("nothing runs over the edge at 320 pixels", async ({ page, request }) => {
  const [claim] = await claimsOf(request);
  await page.setViewportSize({ width: 320, height: 700 });
  await search(page, { q: claim.claim.match(/[A-Za-z]{5,}/)[0] });
  await opened(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("a query loads few bytes", async ({ page, request }) => {
  const [claim] = await claimsOf(request);
  const bodies = [];
  page.on("response", (response) => {
    if (/\/search\/index.*\.json$|search.*\.js$/.test(response.url())) bodies.push(response.body());
  });
  await search(page, { q: claim.claim.match(/[A-Za-z]{5,}/)[0] });
  await page.waitForLoadState("networkidle");
  const sizes = (await Promise.all(bodies)).map((body) => body.length);
  const sum = sizes.reduce((sum, size) => sum + size, 0);
  expect(sum, `${sizes.length} files, uncompressed`).toBeLessThan(100_000);
});
