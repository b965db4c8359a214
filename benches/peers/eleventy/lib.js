// Parts that templates share. Nothing here is minified afterwards: the templates hold no white space to take away.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
export const iso = (date) => (date instanceof Date ? date.toISOString() : String(date)).slice(0, 10);
export const words = (date) => {
  const [year, month, day] = iso(date).split("-");
  return `${Number(day)} ${MONTHS[month - 1]} ${year}`;
};
export const time = (date) => `<time datetime="${iso(date)}">${words(date)}</time>`;
export const spaced = (id) => id.replaceAll("-", " ");
export const json = (value) => `<script type="application/ld+json">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

/** The pages of a list: its entries, and the addresses of the pages before and after. */
export function paged(address, entries, size) {
  const pages = Math.max(1, Math.ceil(entries.length / size));
  const at = (page) => (page === 1 ? address : `${address}page/${page}/`);
  return Array.from({ length: pages }, (_, index) => ({
    url: at(index + 1),
    page: index + 1,
    pages,
    total: entries.length,
    entries: entries.slice(index * size, (index + 1) * size),
    previous: index > 0 ? at(index) : null,
    next: index + 1 < pages ? at(index + 2) : null,
  }));
}

export const verdict = (scale, id) => scale.find((entry) => entry.id === id);
export const label = (scale, claim) => verdict(scale, claim.data.verdicts[0]).label;
export const source = (registry, id) =>
  `<a href="/sources/${id}/">${escape(registry[id].title)}</a>, ${escape(registry[id].publisher)}`;
export const claimLink = (scale, claim) => `<a href="${claim.url}">${escape(claim.data.title)}</a> (${label(scale, claim)})`;

export function row({ scale, voices }, claim) {
  const { data } = claim;
  const found = verdict(scale, data.verdicts[0]);
  return `<li><p class="verdict"><a href="/verdicts/${found.id}/">${found.label}</a> as of ${time(data.as_of)}</p><h2><a href="${claim.url}">${escape(data.title)}</a></h2><p>${escape(voices[data.claimant].name)}, ${time(data.made)}</p><p class="finding">${escape(data.finding)}</p></li>`;
}

export const pager = ({ page, pages, previous, next }) =>
  pages > 1
    ? `<nav class="pager">${previous ? `<a rel="prev" href="${previous}">Newer</a> ` : ""}Page ${page} of ${pages}${next ? ` <a rel="next" href="${next}">Older</a>` : ""}</nav>`
    : "";

export const rows = (data, list) =>
  `<p>${list.total} claims</p><ul class="rows">${list.entries.map((claim) => row(data, claim)).join("")}</ul>${pager(list)}`;

export const legend = ({ scale, collections }) =>
  `<ul>${scale
    .map((entry) => {
      const count = collections.counts.verdicts.find((found) => found.value === entry.id)?.count ?? 0;
      return `<li><a href="/verdicts/${entry.id}/">${entry.label}</a>: ${escape(entry.definition)} ${count} claims</li>`;
    })
    .join("")}</ul>`;

/** A whole page. */
export function page(data, { title, description, blocks = [], trail = [], main, after = "" }) {
  const { publication, collections, page } = data;
  const cloud = process.env.HEAVY
    ? `<ul class="tags">${collections.counts.tags.map(({ value, count }) => `<li><a href="/tags/${value}/">${spaced(value)}</a> ${count}</li>`).join("")}</ul>`
    : "";
  const way = page.url === "/" ? "" : `<nav class="trail">${[["/", publication.title], ...trail].map(([href, text]) => `<a href="${href}">${escape(text)}</a> › `).join("")}</nav>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title ? `${escape(title)} — ` : ""}${escape(publication.title)}</title><meta name="description" content="${escape(description ?? publication.description)}"><link rel="canonical" href="${publication.url}${page.url}"><link rel="stylesheet" href="/plain.css"><link rel="alternate" type="application/atom+xml" href="/feed.xml">${blocks.map(json).join("")}</head><body><header><p><a href="/">${escape(publication.title)}</a></p><nav><a href="/claims/">Claims</a> <a href="/sources/">Sources</a> <a href="/methodology/">How we check</a></nav></header>${way}<main>${main}</main>${after}<footer>${cloud}<p>Published by Town Checks</p></footer></body></html>`;
}
