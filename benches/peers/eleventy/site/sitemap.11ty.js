import { iso } from "../lib.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ publication, collections }) {
  const pages = collections.all.filter((entry) => entry.url?.endsWith("/"));
  const lists = [...collections.claimPages, ...collections.listPages, ...collections.sourceLists];
  const known = new Set(pages.map((entry) => entry.url));
  const urls = pages.map((entry) => ({ url: entry.url, day: entry.data.story || entry.data.standfirst ? iso(entry.date) : null }));
  for (const { url } of [...lists, ...collections.sourcePages.map(({ id }) => ({ url: `/sources/${id}/` }))]) {
    if (!known.has(url)) urls.push({ url, day: null });
  }
  const entries = urls.map(({ url, day }) => `<url><loc>${publication.url}${url}</loc>${day ? `<lastmod>${day}</lastmod>` : ""}</url>`);
  return `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("")}</urlset>`;
}
