// What consumers of oEmbed find by the address of a page alone. In: [url]. Out: for each, by consumer: {type, title, html},
// or {error}.
import { readFileSync } from 'node:fs'
import { extract, setProviderList } from '@extractus/oembed-extractor'
import { unfurl } from 'unfurl.js'

// No list of known providers, as for a site that is new to it.
setProviderList([])

const CONSUMERS = {
  '@extractus/oembed-extractor': (url) => extract(url),
  'unfurl.js': async (url) => (await unfurl(url, { oembed: true })).oEmbed,
}

const answers = []
for (const url of JSON.parse(readFileSync(0, 'utf8'))) {
  const answer = {}
  for (const [name, find] of Object.entries(CONSUMERS)) {
    answer[name] = await find(url).then(
      (found) => ({ type: found.type, title: found.title, html: found.html }),
      (error) => ({ error: String(error) }),
    )
  }
  answers.push(answer)
}
process.stdout.write(JSON.stringify(answers))
