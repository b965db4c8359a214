import { iso } from "../lib.js";

export const data = { permalink: "/claims.json" };

export function render({ publication, registry, scale, voices, collections }) {
  const person = (id) => ({ id, name: voices[id].name, kind: voices[id].kind });
  const claims = collections.newest.map((claim) => {
    const { data } = claim;
    const day = iso(claim.date);
    return {
      id: claim.fileSlug,
      url: publication.url + claim.url,
      explainer: data.story,
      language: "en",
      claim: data.title,
      quote: data.quote,
      claimants: [person(data.claimant)],
      about: [person(data.about)],
      date: data.made,
      appearances: [data.appearance],
      kind: data.kinds[0],
      verdict: data.verdicts[0],
      as_of: data.as_of,
      finding: data.finding,
      evidence: data.evidence,
      unknown: data.unknown,
      published: day,
      modified: day,
      tags: data.subjects,
    };
  });
  const sources = collections.sourcePages.map(({ id }) => ({ id, page: `${publication.url}/sources/${id}/`, ...registry[id] }));
  return JSON.stringify({ version: 1, title: publication.title, url: `${publication.url}/`, language: "en", publisher: "Town Checks", scale, claims, sources });
}
