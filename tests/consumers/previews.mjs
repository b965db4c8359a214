// What link previews show. In: [{url, html}]. Out: for each page, by reader: {title, description, image}, or {error}.
import { readFileSync } from 'node:fs'
import { getPreviewFromContent } from 'link-preview-js'
import scrape from 'open-graph-scraper'
import { unfurl } from 'unfurl.js'
import metadata from 'url-metadata'

const READERS = {
  'open-graph-scraper': async ({ url }) => {
    const { result } = await scrape({ url })
    return { title: result.ogTitle, description: result.ogDescription, image: result.ogImage?.[0]?.url }
  },
  // It asks no address of this machine, so it gets the page.
  'link-preview-js': async ({ url, html }) => {
    const page = { url, data: html, headers: { 'content-type': 'text/html; charset=utf-8' } }
    const { title, description, images } = await getPreviewFromContent(page)
    return { title, description, image: images?.[0] }
  },
  'unfurl.js': async ({ url }) => {
    const { open_graph: said } = await unfurl(url, { oembed: false })
    return { title: said.title, description: said.description, image: said.images?.[0]?.url }
  },
  'url-metadata': async ({ url, html }) => {
    const said = await metadata(null, { url, ensureSecureImageRequest: false, parseResponseObject: new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }) })
    return { title: said['og:title'], description: said['og:description'], image: said['og:image'] }
  },
}

const answers = []
for (const page of JSON.parse(readFileSync(0, 'utf8'))) {
  const answer = {}
  for (const [name, read] of Object.entries(READERS)) {
    answer[name] = await read(page).catch((error) => ({ error: error?.message ?? JSON.stringify(error) }))
  }
  answers.push(answer)
}
process.stdout.write(JSON.stringify(answers))
