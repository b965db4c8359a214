// How much a reader meets at once: words, stops of the keyboard, names of controls; and that nothing folded in is lost.

import { expect, test } from "@playwright/test";
import { pages, samples } from "./site.mjs";

const heavy = samples.filter((page) => ["claim", "explainer"].includes(page.kind));

/** The most stops that the tab key makes on a page of the kind as it opens. */
const STOPS = { claim: 100, explainer: 250 };

/** How many elements take the focus; what is folded in does not. */
const stops = () =>
  [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled).length;

const unfold = () => document.querySelectorAll("details").forEach((one) => (one.open = true));

/** The links and folds of a page, each with its name as a screen reader has it and where it leads. */
async function controls(tab) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter((node) => !node.ignored && ["link", "DisclosureTriangle"].includes(node.role?.value))
    .map((node) => {
      const url = node.properties?.find((property) => property.name === "url")?.value.value;
      // A passage of a page is the same place: browsers that do not know such links open the page.
      const page = url?.replace(/#?:~:.*$/, "");
      return { name: node.name?.value.replace(/\s+/g, " ").trim() ?? "", leads: page ?? `fold ${node.backendDOMNodeId}` };
    });
}

for (const page of heavy) {
  test(`${page.language} ${page.kind} has fewer than ${STOPS[page.kind]} stops: ${page.address}`, async ({ page: tab }) => {
    await tab.goto(page.address);
    const count = await tab.evaluate(stops);
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(STOPS[page.kind]);
  });

  test(`${page.language} ${page.kind}: controls with one name lead to one place: ${page.address}`, async ({ page: tab }) => {
    await tab.goto(page.address);
    await tab.evaluate(unfold);
    const places = new Map();
    for (const { name, leads } of await controls(tab)) places.set(name, (places.get(name) ?? new Set()).add(leads));
    expect(places.size).toBeGreaterThan(20);
    expect([...places].filter(([, leads]) => leads.size > 1).map(([name, leads]) => [name, ...leads])).toEqual([]);
    expect([...places.keys()].filter((name) => !name)).toEqual([]);
  });
}

for (const page of samples.filter((page) => page.kind === "explainer")) {
  test(`${page.language} explainer opens with fewer than 5,000 words: ${page.address}`, async ({ page: tab }) => {
    await tab.goto(page.address);
    const words = await tab.evaluate(() => document.body.innerText.split(/\s+/).filter(Boolean).length);
    expect(words).toBeGreaterThan(1000);
    expect(words).toBeLessThan(5000);
  });
}

test("every control of an entry of evidence says of which source it is", async ({ page: tab }) => {
  for (const page of pages.filter((page) => page.kind === "claim")) {
    await tab.goto(page.address);
    const nameless = await tab.evaluate(() => [...document.querySelectorAll(".evidence")].flatMap((entry) => {
      const title = entry.querySelector(".source__title").textContent;
      const own = [...entry.querySelectorAll(".source__read, summary, .about__more > a:first-child")];
      const through = [...entry.querySelectorAll(".evidence__where a")];
      return [
        ...(entry.querySelectorAll("summary").length === 1 ? [] : ["not one control that explains it"]),
        ...own.filter((control) => !control.textContent.includes(title)).map((control) => control.textContent),
        ...through.filter((link) => !/: ?./.test(link.textContent)).map((link) => link.textContent),
      ];
    }));
    expect(nameless, page.address).toEqual([]);
  }
});

test("a link to something that is folded in opens it", async ({ page: tab }) => {
  for (const page of heavy) {
    await tab.goto(page.address);
    const mark = tab.locator("main .cite a").first();
    const source = tab.locator(await mark.getAttribute("href"));
    await expect(source, page.address).toBeHidden();
    await mark.click();
    await expect(source, page.address).toBeInViewport();
  }
});

test("on paper nothing is folded in", async ({ page: tab }) => {
  await tab.emulateMedia({ media: "print" });
  for (const page of samples) {
    await tab.goto(page.address);
    const folded = await tab.evaluate(() => [...document.querySelectorAll("main details:not([open]) > :not(summary)")]
      .filter((part) => !part.closest(".filters, .search, .contents, .embed"))
      .filter((part) => !part.matches(".card__more, .about__more") && !part.checkVisibility())
      .map((part) => `${part.parentElement.className} ${part.tagName}`));
    expect(folded, page.address).toEqual([]);
  }
});

test("verdicts, dates and facts on cards have a contrast of at least 7:1", async ({ page: tab }) => {
  for (const colorScheme of ["light", "dark"]) {
    await tab.emulateMedia({ colorScheme });
    for (const page of samples.filter((page) => ["claim", "explainer", "embed", "claims", "front"].includes(page.kind))) {
      await tab.goto(page.address);
      await tab.evaluate(unfold);
      const pale = await tab.evaluate(() => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        const luminance = (color) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const below = (element) => {
          for (let under = element; under; under = under.parentElement) {
            const color = getComputedStyle(under).backgroundColor;
            if (!/, 0\)$/.test(color)) return color;
          }
          return "white";
        };
        return [...document.querySelectorAll(":is(.card, .brief) :is(.verdict__word, time, .card__facts, .basis__who, .badge, p)")]
          .map((element) => {
            const [one, other] = [getComputedStyle(element).color, below(element)].map(luminance);
            const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            return { ratio, at: `${element.className}: ${ratio.toFixed(2)}` };
          })
          .filter(({ ratio }) => ratio < 7)
          .map(({ at }) => at);
      });
      expect([...new Set(pale)], `${page.address} in ${colorScheme}`).toEqual([]);
    }
  }
});
