import { claimLink, escape, iso, page, source, spaced, time, verdict, words } from "../../lib.js";

export function render(data) {
  const { publication, registry, scale, voices, collections } = data;
  const found = verdict(scale, data.verdicts[0]);
  const position = data.weight - 1;
  const neighbour = (at) => (collections.newest[at]?.data.story === data.story ? collections.newest[at] : null);
  const [previous, next] = [neighbour(position - 1), neighbour(position + 1)];
  const own = collections.newest[position];
  const explainer = collections.explainerById.get(data.story);
  const claimant = voices[data.claimant];
  const appearance = registry[data.appearance];
  const url = publication.url + data.page.url;
  const day = iso(data.date);
  const name = `${found.label}: ${data.title}`;
  const review = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url,
    claimReviewed: data.title,
    datePublished: day,
    dateModified: day,
    inLanguage: "en",
    author: { "@type": "NewsMediaOrganization", name: "Town Checks", url: `${publication.url}/` },
    itemReviewed: {
      "@type": "Claim",
      "@id": `${url}#claim`,
      datePublished: data.made,
      author: [{ "@type": claimant.kind === "person" ? "Person" : "Organization", name: claimant.name }],
      appearance: [{ "@type": "Report", name: appearance.title, url: appearance.url, publisher: { "@type": "Organization", name: appearance.publisher } }],
    },
    reviewRating: { "@type": "Rating", alternateName: found.label, ...(found.value ? { ratingValue: found.value, bestRating: 3, worstRating: 1 } : {}) },
    reviewBody: data.finding,
    isPartOf: { "@type": "Article", name: explainer.data.title, url: publication.url + explainer.url },
  };
  const trail = {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [
      { "@type": "ListItem", position: 1, name: publication.title, item: `${publication.url}/` },
      { "@type": "ListItem", position: 2, name: explainer.data.title, item: publication.url + explainer.url },
      { "@type": "ListItem", position: 3, name, item: url },
    ],
  };
  const main = `<article><p class="verdict"><a href="/verdicts/${found.id}/">${found.label}</a> as of ${time(data.as_of)}</p><h1>${escape(data.title)}</h1><p>${data.kinds[0]} by <a href="/people/${data.claimant}/">${escape(claimant.name)}</a> (${escape(claimant.role)}) about <a href="/people/${data.about}/">${escape(voices[data.about].name)}</a>, ${time(data.made)}, in ${source(registry, data.appearance)}</p><p class="finding">${escape(data.finding)}</p></article><blockquote>${escape(data.quote)}</blockquote><p>${escape(data.why)}</p><h2>Evidence</h2><ul>${data.evidence
    .map((entry) => `<li>${entry.stance}: ${source(registry, entry.source)}, ${registry[entry.source].kind} <q>${escape(entry.quote)}</q> ${escape(entry.at)}. ${escape(entry.note)}</li>`)
    .join("")}</ul><section>${data.content}</section><h2>Sources</h2><ol>${data.citations
    .map((id, index) => `<li id="cite-${index + 1}">${source(registry, id)}</li>`)
    .join("")}</ol><p>Not known: ${escape(data.unknown)}</p><p>To be checked again by ${time(data.review_by)}</p><p>Published ${time(data.date)}. Tags: ${data.subjects
    .map((tag) => `<a href="/tags/${tag}/">${spaced(tag)}</a> `)
    .join("")}</p><nav class="neighbours">${previous ? `<a rel="prev" href="${previous.url}">${escape(previous.data.title)}</a> ` : ""}${next ? `<a rel="next" href="${next.url}">${escape(next.data.title)}</a>` : ""}</nav>`;
  const after = collections.related
    ? `<aside><h2>Related claims</h2><ul>${collections.related(own).map((other) => `<li>${claimLink(scale, other)}</li>`).join("")}</ul></aside>`
    : "";
  return page(data, {
    title: name,
    description: `${found.label} (as of ${words(data.as_of)}). ${data.finding}`,
    blocks: [review, trail],
    trail: [[explainer.url, explainer.data.title]],
    main,
    after,
  });
}
