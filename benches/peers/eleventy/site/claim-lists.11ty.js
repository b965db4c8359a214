import { escape, page, rows, spaced } from "../lib.js";

export const data = {
  pagination: { data: "collections.claimPages", size: 1, alias: "list" },
  permalink: (data) => data.list.url,
};

export function render(data) {
  const { list, collections } = data;
  const filters =
    list.page === 1
      ? Object.entries(collections.counts)
          .map(([name, found]) => `<ul>${found.map(({ value, count }) => `<li><a href="/${name}/${value}/">${escape(spaced(value))}</a> ${count}</li>`).join("")}</ul>`)
          .join("")
      : "";
  return page(data, { title: "Claims", main: `<h1>Claims</h1>${filters}${rows(data, list)}` });
}
