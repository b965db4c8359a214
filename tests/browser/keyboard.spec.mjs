// The keyboard alone: a skip link first, focus that is seen at every stop, and a way out of everything.

import { expect, test } from "@playwright/test";
import { samples } from "./site.mjs";

/** What has the focus: what it is, whether it is seen, whether something stands over it. */
const focused = async () => {
  // The browser brings what has the focus into view with its next frames.
  for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const [x, y] = [box.left + Math.min(box.width / 2, 8), box.top + box.height / 2];
  const above = document.elementFromPoint(x, y);
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const clear = above !== null && (element.contains(above) || above.contains(element));
  window.stops ??= new Map();
  if (!window.stops.has(element)) window.stops.set(element, window.stops.size);
  return { stop: window.stops.get(element), tag: element.outerHTML.slice(0, 90), outlined, inside, clear };
};

/** How many stops of a long page are walked from its beginning, and how many before its end. */
const FIRST = 100;
const LAST = 15;

/** Everything on the page that takes the focus; with `at`, one of them is given it. */
const takers = (at) => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
  if (at !== undefined) all.at(at).focus();
  return all.length;
};

/** Presses Tab until nothing new has the focus, or `most` times; gives the stops. */
async function walk(tab, most) {
  const stops = [];
  const seen = new Set();
  while (stops.length < most) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(focused);
    if (!stop || seen.has(stop.stop)) break;
    seen.add(stop.stop);
    stops.push(stop);
  }
  return stops;
}

for (const page of samples) {
  test(`${page.language} ${page.kind}: ${page.address}`, async ({ page: tab }) => {
    await tab.emulateMedia({ reducedMotion: "reduce" });
    await tab.setViewportSize({ width: 390, height: 844 });
    await tab.goto(page.address);
    const all = await tab.evaluate(takers);
    const stops = await walk(tab, Math.min(all, FIRST));
    expect(stops.length, "stops from the beginning").toBe(Math.min(all, FIRST));
    if (page.kind !== "embed") expect(stops[0].tag).toContain("skip");
    if (all > FIRST + LAST) {
      await tab.evaluate(takers, -LAST - 1);
      const last = await walk(tab, LAST + 5);
      expect(last.length, "stops before the end").toBe(LAST);
      stops.push(...last);
    }
    expect(stops.filter((stop) => !(stop.outlined && stop.inside && stop.clear))).toEqual([]);
  });
}

test("the skip link leads to the content", async ({ page: tab }) => {
  await tab.goto("/");
  await tab.keyboard.press("Tab");
  await expect(tab.locator(".skip")).toBeInViewport();
  await tab.keyboard.press("Enter");
  await expect(tab.locator("main")).toBeFocused();
});

test("what is folded opens and closes by keyboard", async ({ page: tab }) => {
  const page = samples.find((page) => page.kind === "explainer");
  await tab.goto(page.address);
  const fold = tab.locator("main details:visible").first();
  const before = await fold.getAttribute("open");
  await fold.locator("summary").focus();
  await tab.keyboard.press("Enter");
  expect(await fold.getAttribute("open")).not.toBe(before);
  await tab.keyboard.press("Enter");
  expect(await fold.getAttribute("open")).toBe(before);
});
