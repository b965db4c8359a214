import { escape, iso, label, spaced, words } from "../lib.js";

export const data = { permalink: "/feed.xml" };

export function render({ publication, scale, collections }) {
  const entries = collections.newest.slice(0, 50).map((claim) => {
    const url = publication.url + claim.url;
    const at = `${iso(claim.date)}T00:00:00Z`;
    const verdict = label(scale, claim);
    const tags = claim.data.subjects.map((tag) => `<category term="${tag}" label="${spaced(tag)}"/>`).join("");
    return `<entry><title>${verdict}: ${escape(claim.data.title)}</title><link href="${url}"/><id>${url}</id><published>${at}</published><updated>${at}</updated><summary>${verdict} (as of ${words(claim.data.as_of)}). ${escape(claim.data.finding)}</summary>${tags}</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>${publication.title}</title><subtitle>${publication.description}</subtitle><link href="${publication.url}/"/><link rel="self" type="application/atom+xml" href="${publication.url}/feed.xml"/><id>${publication.url}/feed.xml</id><updated>${iso(collections.newest[0].date)}T00:00:00Z</updated><author><name>Town Checks</name></author>${entries.join("")}</feed>`;
}
