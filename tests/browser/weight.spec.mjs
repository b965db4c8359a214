// What a page weighs: every byte that a browser loads for it, text compressed as a host would.

import { expect, test } from "@playwright/test";
import { brotliCompressSync, constants } from "node:zlib";
import { samples } from "./site.mjs";

/**
 * The most that a kind of page may weigh, in kB of 1,000 bytes: with its fonts, styles, scripts and pictures. A claim
 * with a dozen sources has 0.4 kB of citations for programs, compressed; without them, 45 were enough.
 */
const BUDGET = {
  claim: 46, claims: 45, embed: 40, explainer: 60, front: 45, kind: 45, "not-found": 40, person: 45, search: 50,
  source: 45, sources: 50, standing: 45, tag: 45, verdict: 45,
};

/** Fonts and pictures are compressed as they are; text by brotli, as well as it can (hosts that do it once a file do). */
const compressed = (type, body) =>
  /^(text|application)\/|svg/.test(type)
    ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
    : body.length;

for (const page of samples) {
  test(`${page.language} ${page.kind} weighs at most ${BUDGET[page.kind]} kB: ${page.address}`, async ({ page: tab, request }) => {
    const loaded = new Set();
    tab.on("request", (asked) => loaded.add(new URL(asked.url()).pathname));
    await tab.goto(page.address, { waitUntil: "networkidle" });
    const parts = [];
    for (const path of loaded) {
      const response = await request.get(path);
      parts.push({ path, bytes: compressed(response.headers()["content-type"], await response.body()) });
    }
    const total = parts.reduce((sum, part) => sum + part.bytes, 0);
    const listed = parts.map((part) => `${part.path} ${part.bytes}`).join(", ");
    test.info().annotations.push({ type: "weight", description: `${total} bytes: ${listed}` });
    expect(parts.length, "page and stylesheet at least").toBeGreaterThan(1);
    expect(total, listed).toBeLessThanOrEqual(BUDGET[page.kind] * 1000);
  });
}
