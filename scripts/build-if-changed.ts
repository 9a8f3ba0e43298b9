// Compiles into dist/ when a source is newer than the last build, so that `npm start` needs no second command.
import { execSync } from 'node:child_process'
import { existsSync, globSync, statSync, writeFileSync } from 'node:fs'

const stamp = 'dist/.built'
const sources = [...globSync('src/**/*'), 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts']
const newest = Math.max(...sources.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs))

if (!existsSync(stamp) || statSync(stamp).mtimeMs < newest) {
  process.stderr.write('Compiling …\n')
  try {
    execSync('npm run --silent build', { stdio: ['ignore', 2, 2] })
  } catch {
    process.stderr.write('The build failed; the lines above say where. After pulling changes, run `npm ci` first.\n')
    process.exit(1)
  }
  writeFileSync(stamp, '')
}
