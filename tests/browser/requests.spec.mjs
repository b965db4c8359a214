// A page loads from its own site and nothing else, and the browser has nothing to complain about.

import { expect, test } from "@playwright/test";
import { samples } from "./site.mjs";

for (const page of samples) {
  test(`${page.language} ${page.kind}: ${page.address}`, async ({ page: tab, baseURL }) => {
    const wrong = [];
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
    });
    tab.on("pageerror", (fault) => wrong.push(`script: ${fault.message}`));
    tab.on("requestfailed", (request) => wrong.push(`failed: ${request.url()}`));
    tab.on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(baseURL).origin) wrong.push(`leaves the site: ${request.url()}`);
    });
    tab.on("response", (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
    });
    await tab.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    const response = await tab.goto(page.address, { waitUntil: "networkidle" });
    expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(await tab.evaluate(() => window.violations)).toEqual([]);
    expect(wrong).toEqual([]);
  });
}

test("a page with something foreign in it would be found", async ({ page: tab, baseURL }) => {
  const foreign = [];
  tab.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(baseURL).origin) foreign.push(request.url());
  });
  await tab.route("**/foreign.invalid/**", (route) => route.abort());
  await tab.route("**/about/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("</body>", '<img src="https://foreign.invalid/a.png" alt=""></body>');
    const headers = response.headers();
    delete headers["content-security-policy"];
    await route.fulfill({ response, headers, body });
  });
  await tab.goto("/about/", { waitUntil: "networkidle" });
  expect(foreign).toEqual(["https://foreign.invalid/a.png"]);
});
