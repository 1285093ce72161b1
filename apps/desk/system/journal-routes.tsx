import { z } from 'zod'
import { permitted } from '#modules/accounts'
import { describeFault, noteVerification, readJournal, readSealState, verifyAudit } from '#platform/audit'
import { type Call, type Reply, type Route, download, notFound, page, refused, route, seeOther } from '#platform/http'
import { refuse } from '#platform/outcome'
import { fold } from '#platform/search'
import type { Locale } from '#platform/i18n'
import { type Building, sealKeys } from '../../building.ts'
import { journalCsv } from './journal-csv.ts'
import { JournalPage, type JournalQuery } from './journal-page.tsx'
import { NAMED_EVENTS, NAMED_KINDS, eventWords, kindWords } from './messages/events/index.ts'
import { JOURNAL_PATH, type SystemTools, systemToolsOf } from './system-tools.ts'

const PER_PAGE = 100
const EXPORTED_AT_MOST = 10_000
const VERIFIED_AT_MOST_SEALS = 20_000
const MOST_AGENTS = 50

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .transform((text, context) => {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' })
    } catch {
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }
  })
const word = z.string().trim().max(80).optional().catch(undefined)
const query = z.object({
  from: day.optional().catch(undefined),
  until: day.optional().catch(undefined),
  who: word,
  name: word,
  kind: word,
  subject: word,
  after: z.string().max(60).optional().catch(undefined),
})
const rule = { audience: 'agent', access: 'audit.read' } as const

/** The journal of the house: what happened, by whom, on what; without content. */
export function journalRoutes(building: Building): Route[] {
  return [
    route({ ...rule, method: 'GET', path: JOURNAL_PATH, query, handle: (call) => draw(call, call.query) }),
    route({
      ...rule,
      method: 'POST',
      path: `${JOURNAL_PATH}/export`,
      body: query,
      handle: (call) => exportRows(call, call.body),
    }),
    route({ ...rule, method: 'POST', path: `${JOURNAL_PATH}/verify`, perMinute: 40, handle: (call) => verify(call, building) }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

async function draw(call: AnyCall, asked: z.infer<typeof query>): Promise<Reply> {
  const tools = await systemToolsOf(call)
  if (tools === undefined) return notFound()
  const wanted = withDays(asked, tools)
  const [found, seals] = await call.house.read(call.actor, (tx) =>
    Promise.all([readJournal(tx, { ...filterOf(wanted, tools), after: cursorOf(asked.after), limit: PER_PAGE }), readSealState(tx)]),
  )
  return page(tools.t.journal.title, <JournalPage found={found} seals={seals} asked={wanted} most={EXPORTED_AT_MOST} tools={tools} />, {
    current: JOURNAL_PATH,
  })
}

/** Writes the filtered events as a file; that somebody took them away is an event itself. */
async function exportRows(call: AnyCall, asked: z.infer<typeof query>): Promise<Reply> {
  const tools = await systemToolsOf(call)
  if (tools === undefined) return notFound()
  const t = tools.t.journal
  const wanted = withDays(asked, tools)
  const { events, next } = await call.house.read(call.actor, (tx) =>
    readJournal(tx, { ...filterOf(wanted, tools), limit: EXPORTED_AT_MOST }),
  )
  if (next !== undefined) return refused(refuse('too-many', 'system.refusal.too-many').refusal, t.tooMany(EXPORTED_AT_MOST))
  await call.house.work(call.actor, async (work) => {
    if (!permitted(work.actor, 'audit.read')) throw new Error('exporting without the right to read')
    work.publish({
      name: 'journal.exported',
      subject: { kind: 'journal', id: tools.actor.id },
      data: { rows: events.length, from: wanted.from.toString(), until: wanted.until.toString() },
    })
  })
  return download(Buffer.from(journalCsv(events, t.header)), {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="journal-${wanted.from.toString()}-${wanted.until.toString()}.csv"`,
    'cache-control': 'no-store',
  })
}

/** Reads the trail against its seals and says what was found. A very long one is for the command. */
async function verify(call: AnyCall, building: Building): Promise<Reply> {
  const tools = await systemToolsOf(call)
  if (tools === undefined) return notFound()
  const t = tools.t.journal
  const state = await call.house.read(call.actor, readSealState)
  if (state.seals > VERIFIED_AT_MOST_SEALS) return seeOther(JOURNAL_PATH, [{ name: 'flash', value: t.tooLong(VERIFIED_AT_MOST_SEALS) }])
  const report = await verifyAudit(building.house, sealKeys(building.keys))
  await call.house.work(call.actor, async (work) => {
    if (!permitted(work.actor, 'audit.read')) throw new Error('verifying without the right to read')
    noteVerification(work, report)
  })
  const said = report.fault === undefined ? t.holds(report.rows, report.seals) : t.fault(describeFault(report.fault))
  return seeOther(JOURNAL_PATH, [{ name: 'flash', value: said }])
}

/** The last seven days when none are asked for. */
function withDays(asked: z.infer<typeof query>, { today }: SystemTools): JournalQuery {
  const until = asked.until ?? today
  return { ...asked, from: asked.from ?? until.subtract({ days: 6 }), until }
}

function filterOf(asked: JournalQuery, { directory, locale }: SystemTools) {
  return {
    from: start(asked.from),
    until: start(asked.until.add({ days: 1 })),
    actorIds: asked.who === undefined || asked.who === '' ? undefined : agentsNamed(asked.who, directory),
    ...namesOf(asked.name, locale),
    subjectKind: kindOf(asked.kind, locale),
    subjectId: given(asked.subject),
  }
}

function start(on: Temporal.PlainDate): Temporal.Instant {
  return on.toZonedDateTime('Europe/Paris').toInstant()
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

/** `request.` is the beginning of names; other words are looked for among the words of the events. */
function namesOf(asked: string | undefined, locale: Locale): { name?: string; names?: string[] } {
  if (asked === undefined || asked === '') return {}
  if (/^[a-z-]+\.[a-z-]*$/.test(asked)) return { name: asked }
  const wanted = fold(asked).split(' ').filter(Boolean)
  const found = NAMED_EVENTS.filter((name) => wanted.every((each) => fold(eventWords(locale, name)).includes(each)))
  return { name: asked, names: found }
}

/** A kind by its word in the reader's language, or by its code. */
function kindOf(asked: string | undefined, locale: Locale): string | undefined {
  if (asked === undefined || asked === '') return undefined
  return NAMED_KINDS.find((kind) => fold(kindWords(locale, kind)) === fold(asked)) ?? asked
}

/** The agents whose name holds the words; nobody answers nobody's events, not everybody's. */
function agentsNamed(words: string, directory: SystemTools['directory']): string[] {
  const wanted = fold(words).split(' ').filter(Boolean)
  const found = [...directory.agents.values()].filter((agent) =>
    wanted.every((each) => fold(`${agent.name} ${agent.email}`).includes(each)),
  )
  return found.length === 0 ? ['nobody'] : found.slice(0, MOST_AGENTS).map((agent) => agent.id)
}

const cursor = z.tuple([z.iso.datetime(), z.coerce.number().int()])

function cursorOf(text: string | undefined): { at: Temporal.Instant; seq: number } | undefined {
  const read = cursor.safeParse(text?.split('_'))
  return read.success ? { at: Temporal.Instant.from(read.data[0]), seq: read.data[1] } : undefined
}
