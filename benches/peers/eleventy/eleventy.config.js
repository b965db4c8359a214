// What Eleventy makes of the publication: the same pages at the same addresses as the other tools.

import { readFileSync } from "node:fs";
import { paged } from "./lib.js";

const publication = JSON.parse(readFileSync("site/_data/publication.json", "utf8"));

export default function (config) {
  config.addPassthroughCopy({ "static/plain.css": "plain.css" });
  config.setQuietMode(true);

  /** The claims, newest first; sorted once. */
  let sorted;
  const claims = (api) =>
    (sorted ??= api.getFilteredByGlob("site/claims/*.md").sort((a, b) => a.data.weight - b.data.weight));

  /** The claims under each value of a key, values in order. */
  const grouped = (api, values) => {
    const groups = new Map();
    for (const claim of claims(api)) {
      for (const value of values(claim.data)) {
        if (!groups.has(value)) groups.set(value, []);
        groups.get(value).push(claim);
      }
    }
    return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const groups = {};
  const group = (api, name, values) => (groups[name] ??= grouped(api, values));
  const lists = {
    verdicts: (data) => data.verdicts,
    kinds: (data) => data.kinds,
    people: (data) => data.people,
    tags: (data) => data.subjects,
  };

  config.on("eleventy.before", () => {
    sorted = undefined;
    for (const name of Object.keys(groups)) delete groups[name];
  });

  config.addCollection("newest", claims);
  config.addCollection("counts", (api) =>
    Object.fromEntries(
      Object.entries(lists).map(([name, values]) => [
        name,
        [...group(api, name, values)].map(([value, found]) => ({ value, count: found.length })),
      ]),
    ),
  );
  const explainers = (api) => api.getFilteredByGlob("site/explainers/*.md");
  config.addCollection("frontPages", (api) => {
    const newest = explainers(api).sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? -1 : 1));
    return paged("/", newest, publication.explainersAPage);
  });
  config.addCollection("explainerById", (api) => new Map(explainers(api).map((entry) => [entry.fileSlug, entry])));
  config.addCollection("byAddress", (api) => new Map(claims(api).map((claim) => [`/${claim.data.story}/${claim.fileSlug}/`, claim])));
  config.addCollection("claimPages", (api) => paged("/claims/", claims(api), publication.claimsAPage));
  config.addCollection("listPages", (api) =>
    Object.entries(lists).flatMap(([name, values]) =>
      [...group(api, name, values)].flatMap(([value, found]) =>
        paged(`/${name}/${value}/`, found, publication.claimsAPage).map((page) => ({ ...page, kind: name, value })),
      ),
    ),
  );
  const sources = (api) => [...group(api, "sources", (data) => data.sources)];
  config.addCollection("sourcePages", (api) => sources(api).map(([id, found]) => ({ id, found })));
  config.addCollection("sourceLists", (api) =>
    paged("/sources/", sources(api).map(([id, found]) => ({ id, count: found.length })), publication.sourcesAPage),
  );

  // Related claims: those that share most people and tags, found through the lists of each.
  if (process.env.HEAVY) {
    config.addCollection("related", (api) => {
      const tags = group(api, "tags", lists.tags);
      const people = group(api, "people", lists.people);
      return (claim) => {
        const shared = new Map();
        const near = [...claim.data.subjects.map((tag) => tags.get(tag)), ...claim.data.people.map((id) => people.get(id))];
        for (const list of near) {
          for (const other of list) if (other !== claim) shared.set(other, (shared.get(other) ?? 0) + 1);
        }
        return [...shared].sort((a, b) => b[1] - a[1] || a[0].data.weight - b[0].data.weight).slice(0, 5).map(([other]) => other);
      };
    });
  }

  return { dir: { input: "site", includes: "_includes", output: process.env.OUTPUT }, markdownTemplateEngine: false };
}
