// The Nu HTML checker finds nothing in any page, stylesheet or drawing of the site.

import { expect, test } from "@playwright/test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./checker.mjs";
import { folder } from "./folder.mjs";
import { files, pages } from "./site.mjs";

test("every page", async () => {
  test.setTimeout(300_000);
  expect(await check(pages.map((page) => page.file), [], folder)).toEqual([]);
});

/** Properties that browsers have and the checker has not heard of yet; a misspelled one is not among them. */
const NEW_PROPERTIES = /“(position-area|position-try-fallbacks|text-box)” doesn't exist/;

test("every stylesheet and drawing", async () => {
  const others = files.filter((file) => file.endsWith(".css") || file.endsWith(".svg"));
  expect(others.length).toBeGreaterThan(1);
  const found = await check(others, ["--also-check-css", "--also-check-svg"], folder);
  expect(found.filter((message) => !NEW_PROPERTIES.test(message))).toEqual([]);
});

test("the checker speaks up where something is wrong", async () => {
  const made = mkdtempSync(join(tmpdir(), "html-"));
  writeFileSync(join(made, "wrong.html"), "<!DOCTYPE html><html lang=en><title>Wrong</title><p><div id=a id=b></div></p>");
  const found = await check(["wrong.html"], [], made);
  rmSync(made, { recursive: true });
  expect(found).toContainEqual(expect.stringContaining("Duplicate attribute"));
});
