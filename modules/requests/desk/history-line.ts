import { type Catalogue, inLanguage } from '#modules/catalogue'
import type { Directory } from '#modules/organisation'
import type { Locale } from '#platform/i18n'
import type { DeskMessages } from '../messages/desk/index.ts'
import type { Messages } from '../messages/index.ts'
import type { HistoryEntry, Task } from '../request-lists.ts'
import type { Request } from '../request.ts'

export interface HistoryTools {
  locale: Locale
  directory: Directory
  catalogue: Catalogue
  t: DeskMessages
  words: Messages
  tasks: readonly Task[]
}

/** Events whose trace stands elsewhere in the timeline, or that concern nobody but who did them. */
const SHOWN_ELSEWHERE = new Set([
  'request.noted',
  'request.watched',
  'request.unwatched',
  'request.message-received',
  'request.answered',
  'message.written',
  'request.registered',
  'request.followed-up',
])

/** One event of the request's life as a sentence; nothing for those shown in another way. */
export function historyLine(entry: HistoryEntry, tools: HistoryTools): string | undefined {
  if (SHOWN_ELSEWHERE.has(entry.name) || entry.name.startsWith('message.sen') || entry.name.startsWith('message.del')) return undefined
  const { t, words } = tools
  const by = actorName(entry, tools)
  const text = (key: string) => textIn(entry, key)
  const number = (key: string) => numberIn(entry, key)
  switch (entry.name) {
    case 'request.assigned':
      return assigned(entry, tools, by)
    case 'request.released':
      return t.history.released(by)
    case 'request.started':
      return t.history.started(by)
    case 'request.resumed':
      return t.history.resumed(by)
    case 'request.items-asked':
      return t.history.itemsAsked(number('count'), by)
    case 'request.items-received':
      return t.history.itemsReceived(number('count'), entry.data['complete'] === true)
    case 'request.closed':
      return t.history.closed(labelOf(words.outcomes, text('outcome')), by)
    case 'request.reopened':
      return t.history.reopened(by)
    case 'request.cancelled':
      return t.history.cancelled(by)
    case 'request.transferred':
      return t.history.transferred(unitName(text('fromUnit'), tools), unitName(text('toUnit'), tools), by)
    case 'request.reclassified':
      return t.history.reclassified(typeName(text('fromType'), tools), typeName(text('toType'), tools), by)
    case 'request.referred':
      return t.history.referred(tools.directory.partners.find((partner) => partner.code === text('partner'))?.name ?? text('partner'), by)
    case 'request.task-added':
      return t.history.taskAdded(taskTitle(entry, tools), taskTarget(entry, tools), by)
    case 'request.task-finished':
      return t.history.taskFinished(taskTitle(entry, tools), by)
    case 'request.files-added':
      return t.history.filesAdded(number('count'), entry.data['source'] === 'citizen' ? t.history.requester : by)
    case 'request.described':
      return t.history.described(by)
    case 'request.acknowledged':
      return t.history.acknowledged
    case 'request.notice-sent':
      return t.history.noticeSent
    case 'request.target-extended':
      return t.history.extended(number('workingDays'), by)
    case 'request.deadline-recounted':
      return recounted(entry, tools)
    case 'message.taken-back':
      return t.history.takenBack(by)
    default:
      return t.history.other(entry.name)
  }
}

/** Why the request is where it is, from what was decided when it was registered. */
export function routingLine(request: Request, tools: HistoryTools): string {
  const { t } = tools
  const { routing } = request
  const unit = unitName(request.unitId, tools)
  const lines: Record<typeof routing.because, string> = {
    rule:
      routing.words !== undefined && routing.words.length > 0
        ? t.history.routedByWords(unit, quoted(routing.words, t))
        : t.history.routedByRule(unit, routing.reason ?? ''),
    type: t.history.routedByType(unit, typeName(request.typeCode, tools)),
    agent: t.history.routedByAgent(unit, routing.reason),
    default: t.history.routedByDefault(unit),
  }
  const guessed =
    routing.typeWords === undefined || routing.typeWords.length === 0 ? '' : ` ${t.history.typeGuessed(quoted(routing.typeWords, t))}`
  return `${lines[routing.because]}${guessed}`
}

function quoted(words: readonly string[], t: DeskMessages): string {
  return words.map((word) => t.history.quoted(word)).join(', ')
}

export function actorName(
  entry: Pick<HistoryEntry, 'actorKind' | 'actorId'>,
  { directory, t }: Pick<HistoryTools, 'directory' | 't'>,
): string {
  switch (entry.actorKind) {
    case 'agent':
      return (entry.actorId === undefined ? undefined : directory.agents.get(entry.actorId)?.name) ?? t.history.house
    case 'citizen':
    case 'visitor':
      return t.history.requester
    case 'token':
      return t.history.program
    default:
      return t.history.house
  }
}

function assigned(entry: HistoryEntry, tools: HistoryTools, by: string): string {
  const agentId = textIn(entry, 'agentId')
  const agent = tools.directory.agents.get(agentId)?.name ?? agentId
  const line = tools.t.history.assigned(agent, entry.actorKind === 'agent' ? by : undefined)
  const absent = tools.directory.agents.get(textIn(entry, 'insteadOf'))?.name
  if (absent !== undefined) return tools.t.history.instead(line, absent)
  return entry.actorKind === 'agent' && entry.actorId === agentId ? tools.t.history.taken(agent) : line
}

/** Why the date moved: the days that the city closed, or opened again. */
function recounted(entry: HistoryEntry, { t }: HistoryTools): string {
  const days = (key: string) => {
    const list = entry.data[key]
    return Array.isArray(list) ? list.map((on) => Temporal.PlainDate.from(String(on))) : []
  }
  const day = (key: string) => (textIn(entry, key) === '' ? undefined : Temporal.PlainDate.from(textIn(entry, key)))
  return t.history.recounted({ from: day('from'), to: day('to'), closed: days('closed'), opened: days('opened') })
}

function taskTitle(entry: HistoryEntry, tools: HistoryTools): string {
  return tools.tasks.find((task) => task.id === entry.data['taskId'])?.title ?? ''
}

function taskTarget(entry: HistoryEntry, tools: HistoryTools): string {
  const task = tools.tasks.find((known) => known.id === entry.data['taskId'])
  if (task === undefined) return ''
  return (task.assigneeId === undefined ? undefined : tools.directory.agents.get(task.assigneeId)?.name) ?? unitName(task.unitId, tools)
}

function unitName(id: string, { directory }: Pick<HistoryTools, 'directory'>): string {
  return directory.units.get(id)?.name ?? id
}

function typeName(code: string, { catalogue, locale }: Pick<HistoryTools, 'catalogue' | 'locale'>): string {
  const type = catalogue.byCode.get(code)
  return type === undefined ? code : inLanguage(type.definition.title, locale)
}

function labelOf(labels: Readonly<Record<string, string>>, key: string): string {
  return labels[key] ?? key
}

function textIn(entry: HistoryEntry, key: string): string {
  const value = entry.data[key]
  return typeof value === 'string' ? value : ''
}

function numberIn(entry: HistoryEntry, key: string): number {
  const value = entry.data[key]
  return typeof value === 'number' ? value : 0
}
