import { escape, legend, page, row, time } from "../lib.js";

export const data = { permalink: "/" };

export function render(data) {
  const { publication, collections } = data;
  const explainers = collections.explainers.map(
    (entry) => `<li><a href="${entry.url}">${escape(entry.data.title)}</a> ${time(entry.date)} ${escape(entry.data.standfirst)} ${entry.data.claims.length} claims</li>`,
  );
  return page(data, {
    main: `<h1>${escape(publication.title)}</h1><p>${escape(publication.description)}</p><ul class="rows">${collections.newest.slice(0, 6).map((claim) => row(data, claim)).join("")}</ul><ul>${explainers.join("")}</ul>${legend(data)}`,
  });
}
