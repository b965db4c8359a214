// The published site as a list of pages: what each is, where it stands, and which of them stand for all.

import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { folder } from "./folder.mjs";

/** All files below the folder, with forward slashes, sorted. */
export const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
  .sort();

/** The address of a file on the site. */
const address = (file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`;

/** Every page: its address, its kind (as its body says), its language, its file and its size in bytes. */
export const pages = files
  .filter((file) => file.endsWith(".html"))
  .map((file) => {
    const html = readFileSync(join(folder, file), "utf8");
    const kind = /<body[^>]*\bpage--([a-z-]+)/.exec(html)?.[1];
    const language = /<html lang="?([A-Za-z-]+)/.exec(html)?.[1];
    if (!kind || !language) throw new Error(`${file} does not say what kind of page it is, or its language`);
    return { address: address(file), file, kind, language, bytes: html.length, html };
  });

/** One page of each kind in each language, the one that holds most; what holds for it is likely to hold for its like. */
export const samples = Object.values(
  pages.reduce((largest, page) => {
    const key = `${page.language} ${page.kind}`;
    if (!largest[key] || largest[key].bytes < page.bytes) largest[key] = page;
    return largest;
  }, {}),
);

/** The kinds of pages that a reader can meet, each with how its address looks. A new kind must be entered here. Nothing of
 * this publication was ever withdrawn; withdrawn.spec.mjs has the pages of what was. */
export const kinds = [
  "claim", "claims", "embed", "explainer", "front", "kind", "not-found", "person", "search", "source", "sources",
  "standing", "tag", "verdict",
];

/** The first language, whose pages stand at the root. */
export const firstLanguage = pages.find((page) => page.address === "/").language;
