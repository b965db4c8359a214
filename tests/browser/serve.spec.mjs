// `factpress serve`: a page that has changed reloads where its reader was, and mistakes are laid over the last good page.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";

const root = new URL("../../", import.meta.url).pathname;
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "factpress");
const claim = "content/explainers/han-dong/claims/hold-off.md";

/** A copy of the publication and a server over it. */
const test = base.extend({
  served: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "factpress-serve-"));
    cpSync(join(root, "content"), join(folder, "content"), { recursive: true });
    const edit = (path, from, to) => {
      const text = readFileSync(join(folder, path), "utf8");
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      writeFileSync(join(folder, path), text.replace(from, to));
    };
    // Drawing pictures would be all that the test waits for.
    writeFileSync(join(folder, "content/site.yaml"), readFileSync(join(folder, "content/site.yaml"), "utf8") + "\nshare_images: false\n");
    const server = spawn(program, ["serve", "--root", folder, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
    const said = await new Promise((heard, failed) => {
      server.on("error", failed);
      server.stdout.once("data", (bytes) => heard(String(bytes)));
    });
    server.stdout.resume();
    await use({ url: said.match(/http:\S+/)[0], edit });
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  },
});

test("a saved change is shown without a touch, at the place where the reader was", async ({ page, served }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(`${served.url}han-dong/hold-off/`);
  await expect(page.locator("main")).toContainText("Two official reviews");
  await page.evaluate(() => scrollTo(0, 900));
  served.edit(claim, "finding: >-\n", "finding: >-\n  Once more.\n");
  await expect(page.locator("main")).toContainText("Once more.");
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(900);
});

test("mistakes are laid over the last good page as text, lead to their place, and go when they are mended", async ({ page, served }) => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    dialog.dismiss();
  });
  await page.goto(`${served.url}han-dong/hold-off/`);
  await expect(page.locator("main")).toContainText("Two official reviews");
  served.edit(claim, "kind: allegation", "kind: <img src=x onerror=alert(1)>");
  const faults = page.locator("factpress-faults");
  await expect(faults.getByRole("alert")).toContainText("<img src=x onerror=alert(1)>");
  await expect(faults.getByRole("link")).toHaveAttribute("href", /^vscode:\/\/file\/.*hold-off\.md:\d+:\d+$/);
  await expect(page.locator("main")).toContainText("Two official reviews");
  served.edit(claim, "kind: <img src=x onerror=alert(1)>", "kind: allegation");
  await expect(faults).toHaveCount(0);
  expect(dialogs).toBe(0);
});

test("no other site can frame it, and what it lays over pages keeps to their policy", async ({ page, served }) => {
  const blocked = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
  });
  const answer = await page.goto(`${served.url}han-dong/hold-off/`);
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  served.edit(claim, "kind: allegation", "kind: rumour");
  await expect(page.locator("factpress-faults").getByRole("alert")).toHaveCSS("position", "fixed");
  expect(blocked).toEqual([]);
  await page.goto("about:blank");
  await page.setContent(`<iframe src="${served.url}han-dong/hold-off/embed/"></iframe>`);
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
});
