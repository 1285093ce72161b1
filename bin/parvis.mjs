#!/usr/bin/env node
// The launcher: any Node >= 20 starts it, the Node pinned in package-lock.json runs Parvis.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const pinned = require.resolve(`node-${process.platform}-${process.arch}/bin/node`)
const root = fileURLToPath(new URL('..', import.meta.url))
const child = spawn(pinned, ['--import', `${root}platform/runtime/register.mjs`, `${root}apps/cli/main.ts`, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
