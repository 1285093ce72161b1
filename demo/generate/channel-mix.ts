import { REQUEST_TYPES, type DemoRequestType } from '../city/request-types/index.ts'
import { REQUEST_CHANNEL_SHARES, SHARE_CHANNELS, type ShareChannel } from '../city/volumes.ts'
import { isStreetReport } from './day-shapes.ts'
import { cumulate } from './random.ts'

/** How far a family of types leans from the city's mix (section 9.2). */
function leaning(type: DemoRequestType, channel: ShareChannel): number {
  const code = type.code
  if (channel === 'api') return code === 'UR-DIA' || code === 'UR-CU' || code === 'EP-VOI' ? 6 : 1
  const lean = leaningsOf(code)[channel] ?? 1
  return lean * (isOffered(type, channel) ? 1 : OFF_CATALOGUE[channel])
}

type Leanings = Partial<Record<ShareChannel, number>>

function leaningsOf(code: string): Leanings {
  if (code === 'EC-TIT') return { portal: 1.2, phone: 1.4 }
  if (code === 'CA-MAI') return { post: 5, email: 1.6 }
  if (code.startsWith('FA-')) return { portal: 1.5, counter: 0.6 }
  if (code.startsWith('SO-')) return { counter: 2.4, portal: 0.3 }
  if (code.startsWith('UR-')) return { portal: 1.4, post: 1.8, phone: 0.1 }
  return isStreetReport(code) ? { portal: 1.1, phone: 1.5, post: 0.2 } : {}
}

/** People use channels that the catalogue does not name: an e-mail is always a request (CRPA L112-8). */
const OFF_CATALOGUE: Record<Exclude<ShareChannel, 'api'>, number> = { portal: 0.03, phone: 0.12, counter: 0.15, email: 0.5, post: 0.2 }

function isOffered({ definition }: DemoRequestType, channel: Exclude<ShareChannel, 'api'>): boolean {
  if (channel === 'counter') return definition.channels.some((item) => item === 'counter' || item === 'appointment' || item === 'kiosk')
  return definition.channels.includes(channel)
}

/** For each type the running sums over `SHARE_CHANNELS`, fitted so that all types together give the city's shares. */
export function channelMix(portalShare: number = REQUEST_CHANNEL_SHARES.portal): ReadonlyMap<string, Float64Array> {
  const others = (100 - portalShare) / (100 - REQUEST_CHANNEL_SHARES.portal)
  const wanted = SHARE_CHANNELS.map((channel) => (channel === 'portal' ? portalShare : REQUEST_CHANNEL_SHARES[channel] * others))
  const table = REQUEST_TYPES.map((type) =>
    SHARE_CHANNELS.map((channel, column) => leaning(type, channel) * (wanted[column] ?? 0) * type.share),
  )
  for (let round = 0; round < 40; round += 1) {
    for (let column = 0; column < wanted.length; column += 1) {
      const sum = table.reduce((total, row) => total + (row[column] ?? 0), 0)
      for (const row of table) row[column] = ((row[column] ?? 0) * (wanted[column] ?? 0)) / sum
    }
    table.forEach((row, index) => {
      const sum = row.reduce((total, cell) => total + cell, 0)
      const share = REQUEST_TYPES[index]?.share ?? 0
      for (let column = 0; column < row.length; column += 1) row[column] = ((row[column] ?? 0) * share) / sum
    })
  }
  return new Map(REQUEST_TYPES.map((type, index) => [type.code, cumulate(table[index] ?? [])]))
}
