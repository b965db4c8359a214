import { escape, iso, label, page, row, time } from "../../lib.js";

export function render(data) {
  const { publication, scale, voices, collections } = data;
  const byAddress = collections.byAddress;
  const claims = data.claims.map((address) => byAddress.get(address));
  const author = voices[data.authors[0]];
  const url = publication.url + data.page.url;
  const day = iso(data.date);
  const article = {
    "@context": "https://schema.org",
    "@type": "Article",
    url,
    mainEntityOfPage: url,
    headline: data.title,
    description: data.standfirst,
    datePublished: day,
    dateModified: day,
    inLanguage: "en",
    author: [{ "@type": author.kind === "person" ? "Person" : "Organization", name: author.name }],
    publisher: { "@type": "NewsMediaOrganization", name: "Town Checks", url: `${publication.url}/` },
    hasPart: claims.map((claim) => ({ "@type": "WebPage", name: `${label(scale, claim)}: ${claim.data.title}`, url: publication.url + claim.url })),
  };
  const by = data.authors.map((id) => `<a href="/people/${id}/">${escape(voices[id].name)}</a>`).join("");
  return page(data, {
    title: data.title,
    description: data.standfirst,
    blocks: [article],
    main: `<h1>${escape(data.title)}</h1><p>${escape(data.standfirst)}</p><p>Published ${time(data.date)} by ${by}</p><section>${data.content}</section><ul class="rows">${claims.map((claim) => row(data, claim)).join("")}</ul>`,
  });
}
