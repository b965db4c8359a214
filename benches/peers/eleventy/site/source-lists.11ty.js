import { page, pager, source } from "../lib.js";

export const data = {
  pagination: { data: "collections.sourceLists", size: 1, alias: "list" },
  permalink: (data) => data.list.url,
};

export function render(data) {
  const { list, registry } = data;
  const entries = list.entries.map(({ id, count }) => `<li>${source(registry, id)} (${count} claims)</li>`);
  return page(data, { title: "Sources", main: `<h1>Sources</h1><p>${list.total} sources</p><ul>${entries.join("")}</ul>${pager(list)}` });
}
