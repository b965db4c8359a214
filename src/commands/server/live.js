// Reloads a page that has changed, and shows the errors of newer content over it. Only `factpress serve` adds this to pages.
"use strict";
(() => {
  const { path, number } = document.currentScript.dataset;
  const kept = `factpress-scroll ${location.pathname}`;

  // Browsers keep the place of a reload by themselves, but not where the page above has grown or shrunk with fonts and pictures.
  const scroll = sessionStorage.getItem(kept);
  if (scroll !== null) {
    sessionStorage.removeItem(kept);
    addEventListener("load", () => scrollTo(0, Number(scroll)));
  }

  let host = null;

  function show(faults) {
    host?.remove();
    host = null;
    if (faults.length === 0) return;
    host = document.createElement("factpress-faults");
    const root = host.attachShadow({ mode: "open" });
    // A file of this server, since the site's policy allows no inline styles.
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/.factpress/live.css";
    const box = document.createElement("div");
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent =
      number === "0" ? "Fix the error below and the page appears." : "You see the last working version. Fix the error below and the page reloads.";
    box.append(title);
    for (const { text, href } of faults) {
      const link = document.createElement("a");
      link.textContent = text;
      link.href = href;
      box.append(link);
    }
    root.append(sheet, box);
    document.body.append(host);
  }

  // The page that is shown until the first build is done says how far it has come.
  function tellStage({ title, text }) {
    if (number !== "0") return;
    document.title = title;
    document.querySelector("h1").textContent = title;
    document.querySelector("[role=status]").textContent = text;
  }

  let events = null;

  // A page that nobody sees does not listen: a browser opens few connections to a server, and pages in the background would use
  // them up. The server tells whatever has changed meanwhile.
  function listen() {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
      return;
    }
    if (events !== null) return;
    events = new EventSource(`/.factpress/events?path=${path}&number=${number}`);
    events.addEventListener("reload", () => {
      events.close();
      sessionStorage.setItem(kept, String(scrollY));
      location.reload();
    });
    events.addEventListener("faults", (event) => show(JSON.parse(event.data)));
    events.addEventListener("stage", (event) => tellStage(JSON.parse(event.data)));
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
