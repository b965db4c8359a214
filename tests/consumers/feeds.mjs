// What readers of feeds see. In: [{kind, url, text}]. Out: for each feed, by reader: {title, items: [{title, link, date}]},
// or {error}.
import { readFileSync } from 'node:fs'
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor'
import { parseFeed as parse } from '@rowanmanning/feed-parser'
import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'

const time = (value) => (value ? new Date(value).toISOString() : null)

const linkOf = (item) => {
  if (item.url) return item.url
  if (typeof item.link === 'string') return item.link
  const link = item.links?.find((link) => !link.rel || link.rel === 'alternate') ?? item.links?.[0]
  return link?.href ?? null
}

const wordsOf = (text) => (typeof text === 'object' && text ? text.value : text)

const READERS = {
  'rss-parser': {
    kinds: ['atom', 'rss'],
    async read({ text }) {
      const { title, items } = await new RssParser().parseString(text)
      return { title, items: items.map((item) => ({ title: item.title, link: item.link, date: time(item.pubDate ?? item.isoDate) })) }
    },
  },
  '@extractus/feed-extractor': {
    kinds: ['atom', 'rss', 'json'],
    async read({ kind, text }) {
      const options = { useISODateFormat: true, normalization: true, descriptionMaxLen: 0 }
      const feed = kind === 'json' ? extractFromJson(JSON.parse(text), options) : extractFromXml(text, options)
      return { title: feed.title, items: feed.entries.map(({ title, link, published }) => ({ title, link, date: time(published) })) }
    },
  },
  feedsmith: {
    kinds: ['atom', 'rss', 'json'],
    async read({ text }) {
      const { feed } = parseFeed(text)
      const items = feed.items ?? feed.entries ?? []
      return {
        title: wordsOf(feed.title),
        items: items.map((item) => ({
          title: wordsOf(item.title),
          link: linkOf(item),
          date: time(item.published ?? item.date_published ?? item.pubDate ?? item.updated ?? item.date_modified),
        })),
      }
    },
  },
  '@rowanmanning/feed-parser': {
    kinds: ['atom', 'rss'],
    async read({ text }) {
      const feed = parse(text)
      return { title: feed.title, items: feed.items.map(({ title, url, published, updated }) => ({ title, link: url, date: time(published ?? updated) })) }
    },
  },
}

const answers = []
for (const feed of JSON.parse(readFileSync(0, 'utf8'))) {
  const answer = {}
  for (const [name, { kinds, read }] of Object.entries(READERS)) {
    if (kinds.includes(feed.kind)) answer[name] = await read(feed).catch((error) => ({ error: String(error) }))
  }
  answers.push(answer)
}
process.stdout.write(JSON.stringify(answers))
