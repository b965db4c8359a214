// Reloads a page that has changed, and lays over it what is wrong with newer content. Given to pages by `factpress serve` alone.
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

  const style = `
    :host { all: initial }
    div { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647; box-sizing: border-box;
      padding: 1rem 1.25rem; background: #1d1b1a; color: #f6f1ea; border-top: 4px solid #d9534f;
      font: 14px/1.5 ui-monospace, monospace }
    h2 { margin: 0 0 .75rem; font: bold 16px/1.3 system-ui, sans-serif }
    a { display: block; margin: 0 0 1rem; color: inherit; text-decoration: none; white-space: pre-wrap }
    a:hover, a:focus-visible { outline: 2px solid #f0ad4e; outline-offset: 4px }`;
  let host = null;

  function show(faults) {
    host?.remove();
    host = null;
    if (faults.length === 0) return;
    host = document.createElement("factpress-faults");
    const root = host.attachShadow({ mode: "open" });
    const sheet = document.createElement("style");
    sheet.textContent = style;
    const box = document.createElement("div");
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent =
      number === "0" ? "Mend this, and the page appears" : "This page is the last that was right. Mend this, and it is made anew";
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

  const events = new EventSource(`/.factpress/events?path=${path}&number=${number}`);
  events.addEventListener("reload", () => {
    events.close();
    sessionStorage.setItem(kept, String(scrollY));
    location.reload();
  });
  events.addEventListener("faults", (event) => show(JSON.parse(event.data)));
})();
