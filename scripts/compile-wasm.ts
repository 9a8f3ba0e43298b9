// Compiles the few instructions that JavaScript has no words for. The outcome is committed: only who changes it needs this.
import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'

const folder = 'src/ingest/netlog/lines'
const source = `${folder}/separators.wat`

/** The module as the text of a TypeScript file. */
export async function compileSeparators(): Promise<string> {
  const { parseWat } = await wabt()
  const { buffer } = parseWat(source, readFileSync(source, 'utf8'), { simd: true }).toBinary({})
  const code = Buffer.from(buffer).toString('base64')
  return `/** \`separators.wat\`, compiled by \`npm run wasm\`. */\nexport const code =\n  '${code}'\n`
}

if (import.meta.main) writeFileSync(`${folder}/separators-code.ts`, await compileSeparators())
