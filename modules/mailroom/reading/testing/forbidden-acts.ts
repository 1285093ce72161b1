/** Run with the rights of the reading process and the port of a listening server: tries what it must not be able to do, tells what worked. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'

const ACTS: Readonly<Record<string, () => unknown>> = {
  'read a file of the machine': () => readFileSync('/etc/passwd'),
  'read a file of the house': () => readFileSync(new URL('../../../../tsconfig.json', import.meta.url)),
  'write a file': () => {
    const path = `${tmpdir()}/reader-was-here-${process.pid}`
    writeFileSync(path, '')
    rmSync(path)
  },
  'start a program': () => execFileSync('/bin/sh', ['-c', ':']),
  'use the network': async () => once(connect(Number(process.argv[2]), '127.0.0.1'), 'connect'),
  'see the environment': () => {
    if (!process.env['READER_TEST_SECRET']) throw new Error('nothing there')
  },
}

const worked: string[] = []
for (const [name, act] of Object.entries(ACTS)) {
  try {
    await act()
    worked.push(name)
  } catch {
    // As it must be.
  }
}
process.send?.(worked, () => process.exit(0))
