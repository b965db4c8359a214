// The example with every key, built and served: it has what our own publication has not, such as something withdrawn.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";

const root = new URL("../../", import.meta.url).pathname;
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "factpress");

/** Tests with `everything`: the address at which the example is served, and the folder that it was built into. */
export const test = base.extend({
  everything: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "factpress-everything-"));
      cpSync(join(root, "examples/everything/content"), join(folder, "content"), { recursive: true });
      const output = join(folder, "public");
      execFileSync(program, ["build", "--root", folder, "--output", output], { stdio: ["ignore", "ignore", "inherit"] });
      const server = spawn("node", [new URL("server.mjs", import.meta.url).pathname], {
        env: { ...process.env, SITE: output, PORT: "0" },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const said = await new Promise((heard, failed) => {
        server.on("error", failed);
        server.on("exit", (code) => failed(new Error(`the server ended with ${code}`)));
        server.stdout.once("data", (bytes) => heard(String(bytes)));
      });
      await use({ url: said.trim(), output });
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  // The script that counts readers belongs to the host, not to the site that is built.
  page: async ({ page }, use) => {
    await page.route("**/stats/count.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await use(page);
  },
});
