import { escape, page, rows, spaced, verdict } from "../lib.js";

export const data = {
  pagination: { data: "collections.listPages", size: 1, alias: "list" },
  permalink: (data) => data.list.url,
};

export function render(data) {
  const { list, scale, voices } = data;
  const about = { verdicts: () => `<p>${escape(verdict(scale, list.value).definition)}</p>`, people: () => `<p>${escape(voices[list.value].role)}</p>` };
  const title = spaced(list.value);
  return page(data, { title, main: `<h1>${escape(title)}</h1>${about[list.kind]?.() ?? ""}${rows(data, list)}` });
}
