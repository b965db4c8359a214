import { escape, legend, page, pager, row, time } from "../lib.js";

export const data = {
  pagination: { data: "collections.frontPages", size: 1, alias: "list" },
  permalink: (data) => data.list.url,
};

export function render(data) {
  const { publication, collections, list } = data;
  const explainers = list.entries.map(
    (entry) => `<li><a href="${entry.url}">${escape(entry.data.title)}</a> ${time(entry.date)} ${escape(entry.data.standfirst)} ${entry.data.claims.length} claims</li>`,
  );
  const newest =
    list.page === 1
      ? `<p>${escape(publication.description)}</p><ul class="rows">${collections.newest.slice(0, 6).map((claim) => row(data, claim)).join("")}</ul>`
      : "";
  return page(data, {
    main: `<h1>${escape(publication.title)}</h1>${newest}<ul>${explainers.join("")}</ul>${pager(list)}${list.page === 1 ? legend(data) : ""}`,
  });
}
