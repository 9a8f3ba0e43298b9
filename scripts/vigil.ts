// `npm start` and `npm run vigil`: compiles what has changed, then becomes Vigil.
import { spawnSync } from 'node:child_process'
import './build-if-changed.ts'
import { environment, flags } from './small-memory.ts'

const given = [...flags, 'dist/cli.js', ...process.argv.slice(2)]
const env = { ...environment, ...process.env }

// The same process goes on, so that signals reach it and nobody waits beside it. Windows cannot.
if (process.platform !== 'win32') process.execve?.(process.execPath, [process.execPath, ...given], env)
else process.exitCode = spawnSync(process.execPath, given, { env, stdio: 'inherit' }).status ?? 1
