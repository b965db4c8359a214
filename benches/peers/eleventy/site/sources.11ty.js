import { claimLink, escape, page, time } from "../lib.js";

export const data = {
  pagination: { data: "collections.sourcePages", size: 1, alias: "used" },
  permalink: (data) => `/sources/${data.used.id}/`,
};

export function render(data) {
  const { used, registry, scale } = data;
  const own = registry[used.id];
  const uses = used.found.flatMap((claim) => [
    ...(claim.data.appearance === used.id ? [`<li>appearance: ${claimLink(scale, claim)}</li>`] : []),
    ...claim.data.evidence
      .filter((entry) => entry.source === used.id)
      .map((entry) => `<li>${entry.stance}: ${claimLink(scale, claim)} <q>${escape(entry.quote)}</q> ${escape(entry.at)}. ${escape(entry.note)}</li>`),
  ]);
  const cited = used.found.filter((claim) => claim.data.citations.includes(used.id));
  return page(data, {
    title: own.title,
    trail: [["/sources/", "Sources"]],
    main: `<h1>${escape(own.title)}</h1><p>${escape(own.publisher)}, ${time(own.date)}, ${own.kind}, ${own.primary ? "primary" : "secondary"}, ${own.basis}, <a href="${own.url}">original</a>. ${escape(own.archive)} ${own.seen}</p><ul>${uses.join("")}</ul><ul>${cited.map((claim) => `<li>cited in ${claimLink(scale, claim)}</li>`).join("")}</ul>`,
  });
}
