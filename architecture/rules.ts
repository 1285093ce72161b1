import { MODULE_EDGES } from './edges.ts'
import { type Import, roomOf } from './imports.ts'

const TESTING = /\.test\.tsx?$|\/testing\/|\.testing\.ts$|-testing\.ts$|^(?:journeys|bench|faults|architecture|script|demo)\//
const AUDIENCE_DOORS = ['desk', 'portal', 'api', 'kiosk', 'demo']

/** What is wrong with an import, in words; undefined when nothing is. */
export function faultOf(item: Import): string | undefined {
  if (item.to === undefined) return undefined
  const from = roomOf(item.from)
  const to = roomOf(item.to)
  const says = (words: string) => `${item.from} imports ${item.specifier}: ${words}`
  if (from.floor === to.floor && from.room === to.room) return undefined
  if (TESTING.test(item.from)) return undefined
  if (from.floor === 'platform' && to.floor !== 'platform') return says('the platform knows nothing above it')
  if (from.floor === 'modules' && !['modules', 'platform'].includes(to.floor)) return says('a module knows nothing above it')
  if (!['modules', 'platform'].includes(to.floor)) return undefined
  if (from.floor === 'modules' && to.floor === 'modules' && !(MODULE_EDGES[from.room] ?? []).includes(to.room))
    return says(`no edge from ${from.room} to ${to.room}`)
  if (item.specifier.startsWith('.')) return allowedInside(item) ? undefined : says('another room is entered by its front door')
  const part = item.specifier.split('/')[2]
  if (to.floor === 'modules' && part !== undefined && from.floor !== 'apps' && AUDIENCE_DOORS.includes(part))
    return says('pages of a module are put together by the apps only')
  return undefined
}

/** The two doors of the platform that only processes use: the embedded server, and the build of browser files. */
function allowedInside(item: Import): boolean {
  return /platform\/(database\/embedded\/|ui\/(?:build\.ts|style-page|browser|testing)|runtime\/|mail\/mime)/.test(item.to ?? '')
}

/** Circles among modules, over the edges that are really used. */
export function circles(used: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = []
  const visit = (room: string, path: readonly string[]): void => {
    const at = path.indexOf(room)
    if (at >= 0) {
      const circle = path.slice(at)
      if (!found.some((known) => known.length === circle.length && known.every((name) => circle.includes(name)))) found.push(circle)
      return
    }
    for (const next of used.get(room) ?? []) visit(next, [...path, room])
  }
  for (const room of used.keys()) visit(room, [])
  return found
}
