// Set JSON Resume files in themes of the npm registry: node themes.mjs IN.json THEME OUT.html
// The packages are installed where this runs; none of them is kept here.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
const require = createRequire(process.cwd() + '/')
const [input, theme, output] = process.argv.slice(2)
const resume = JSON.parse(readFileSync(input, 'utf8'))
const where = require.resolve(theme)
let loaded
try { loaded = require(theme) } catch { loaded = await import(pathToFileURL(where)) }
const render = loaded.render ?? loaded.default?.render ?? loaded.default
writeFileSync(output, await render(resume))
process.exit(0)
