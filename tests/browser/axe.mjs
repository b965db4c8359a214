// axe-core in a page: what of WCAG 2.2 AA it finds violated there.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is asked for: WCAG 2.0 to 2.2, levels A and AA with the size of targets (2.5.8), and what axe thinks good practice. */
const OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};

/** The violations of the page that is open, each with its places, and how many rules it passes. */
export async function examine(tab) {
  await tab.evaluate(axe);
  const { violations, passes } = await tab.evaluate((options) => window.axe.run(document, options), OPTIONS);
  const said = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  return { violations: said, passes: passes.length };
}
