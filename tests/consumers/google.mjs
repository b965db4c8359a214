// What structured-data-testing-tool finds with the rules of Google and Facebook. In: [{url, html}]. Out: for each page, what
// failed, what was warned of, and which types it has.
import { readFileSync } from 'node:fs'
import testing from 'structured-data-testing-tool'
import presets from 'structured-data-testing-tool/presets.js'

const pages = JSON.parse(readFileSync(0, 'utf8'))
const { Google, Facebook } = presets
const said = ({ test }) => test
const answers = []
for (const { url, html } of pages) {
  let result
  try {
    result = await testing.structuredDataTest(html, { presets: [Google, Facebook] })
  } catch (error) {
    if (!error.res) throw error
    result = error.res
  }
  answers.push({
    url,
    failed: result.failed.map(said),
    warnings: result.warnings.map(said),
    schemas: result.schemas.map((schema) => schema.split(' ')[0].split(':').pop()),
  })
}
process.stdout.write(JSON.stringify(answers))
