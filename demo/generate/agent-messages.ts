import { AGENTS, type DemoAgent } from '../city/agents/index.ts'
import { ANSWERS } from '../city/answers.ts'
import { french } from '../city/french.ts'
import { PARTNERS } from '../city/partners.ts'
import { type DemoRequestType, TYPE_BY_CODE } from '../city/request-types/index.ts'
import { SERVICES } from '../city/services.ts'
import { REFERENCE_TOKEN, REMEDIES, mergeField } from './merge-fields.ts'
import type { Scene } from './scene.ts'
import { fill } from './slots.ts'
import { capital, textsOf } from './write-text.ts'

const AGENT_BY_CODE: ReadonlyMap<string, DemoAgent> = new Map(AGENTS.map((agent) => [agent.code, agent]))
const SERVICE_BY_CODE = new Map(SERVICES.map((item) => [item.code, item]))
const ANSWER_PARTS = new Map(ANSWERS.map((item) => [item.code, item.text.split(/\{\{(\w+)\}\}/)]))
const PARTNER_NAMES = new Map(PARTNERS.map((partner) => [partner.code, partner.name]))
const DEFAULT_GROUNDS = 'les conditions prévues par le règlement ne sont pas remplies'

export function agentOf(code: string): DemoAgent {
  const agent = AGENT_BY_CODE.get(code)
  if (agent === undefined) throw new RangeError(`No agent ${code}`)
  return agent
}

/** « Bonjour Madame Lefaux, » then the body, then who writes (L111-2 CRPA). */
export function asLetter({
  scene,
  agentCode,
  unitCode,
  body,
}: {
  scene: Scene
  agentCode: string | undefined
  unitCode: string
  body: string
}): string {
  const service = SERVICE_BY_CODE.get(unitCode)
  const agent = agentCode === undefined ? undefined : agentOf(agentCode)
  const who = agent === undefined ? 'Ville de Rochambeau-sur-Seine' : `${agent.givenName} ${agent.familyName}\n${agent.title}`
  return `Bonjour${salutation(scene)},\n\n${body}\n\n${who}\n${service?.name ?? ''}\n${service?.phone ?? '02 61 91 10 00'}`
}

function salutation({ profile, organisation }: Scene): string {
  if (organisation !== undefined || profile === undefined) return ''
  return ` ${profile.civility === 'madam' ? 'Madame' : 'Monsieur'} ${profile.usageName ?? profile.familyName}`
}

export function acknowledgementText({
  scene,
  unitCode,
  receivedOn,
  dueOn,
  statutoryOn,
}: {
  scene: Scene
  unitCode: string
  receivedOn: number
  dueOn: number
  statutoryOn: number | undefined
}): string {
  const type = typeOf(scene.typeCode)
  const { time } = scene
  const silence = silenceSentence(type, statutoryOn === undefined ? undefined : time.dayAndMonth(statutoryOn))
  return answer('R01', scene, {
    titre: type.definition.title.fr,
    date_reception: time.longDay(receivedOn),
    reference: REFERENCE_TOKEN,
    service: SERVICE_BY_CODE.get(unitCode)?.name ?? '',
    date_service: time.dayAndMonth(dueOn),
    bloc_silence: silence,
  }).trim()
}

function silenceSentence(type: DemoRequestType, on: string | undefined): string {
  if (on === undefined) return ''
  const { silence } = type.definition.regime
  if (silence === 'acceptance')
    return `Sans réponse de notre part le ${on}, votre demande sera considérée comme acceptée, si le dossier est complet.`
  if (silence === 'rejection') return `Sans réponse de notre part le ${on}, votre demande sera considérée comme refusée. ${REMEDIES}`
  return `La loi nous demande de vous répondre avant le ${on}.`
}

export function missingItemsText(scene: Scene, items: readonly string[], limitOn: number): string {
  return answer('R02', scene, {
    liste_pieces: items.join(', '),
    date_limite: scene.time.longDay(limitOn),
    effet_delai: 'Le délai reprendra quand nous les aurons reçues.',
  })
}

/** How a request ends, in the agent's words, on the day of its end. */
export function closingText({
  scene: atBirth,
  outcome,
  partnerCode,
  endDay,
}: {
  scene: Scene
  outcome: string
  partnerCode: string | undefined
  endDay: number
}): string {
  // The work was done between the request and its end, not at a date drawn when it came in.
  const done = atBirth.time.dayAndMonth(Math.max(atBirth.day, endDay - atBirth.random.below(2)))
  const scene = { ...atBirth, day: endDay, said: new Map(atBirth.said).set('past', done) }
  const texts = textsOf(scene.typeCode)
  if (outcome === 'granted') return answerOrText(scene.random.pick(texts.done), scene)
  if (outcome === 'refused') return refusal(scene, texts.refused)
  if (outcome === 'referred') {
    return answer('R04', scene, {
      organisme: PARTNER_NAMES.get(partnerCode ?? 'METROPOLE') ?? '',
      date: scene.time.dayAndMonth(scene.day + 1),
    })
  }
  if (outcome === 'duplicate')
    return 'Vous nous aviez déjà écrit à ce sujet. Nous avons réuni vos deux demandes : la première continue d’être suivie, vous n’avez rien à refaire.'
  return answer('R05', scene, { reference: REFERENCE_TOKEN })
}

export function delayText(scene: Scene, promisedOn: number, newDay: number): string {
  return answer('R03', scene, { date_promise: scene.time.dayAndMonth(promisedOn), nouvelle_date: scene.time.longDay(newDay) })
}

function refusal(scene: Scene, grounds: readonly string[] | undefined): string {
  const ground = scene.random.pick(grounds ?? [DEFAULT_GROUNDS])
  if (/^R\d\d$/.test(ground)) return answer(ground, scene)
  return french(`Votre demande est refusée pour le motif suivant : ${fill(ground, scene)}. ${REMEDIES}`)
}

function answerOrText(text: string, scene: Scene): string {
  return /^R\d\d$/.test(text) ? answer(text, scene) : french(capital(fill(text, scene)))
}

/** A ready answer with its fields filled: those given, else invented ones. */
export function answer(code: string, scene: Scene, given: Readonly<Record<string, string>> = {}): string {
  const parts = ANSWER_PARTS.get(code) ?? []
  let text = parts[0] ?? ''
  for (let place = 1; place < parts.length; place += 2) {
    const field = parts[place] ?? ''
    const value = given[field] ?? (field === 'service' ? serviceName(scene) : mergeField(field, code, scene))
    if (value === undefined) throw new RangeError(`No value for ${field} in ${code}`)
    text += value + (parts[place + 1] ?? '')
  }
  return text
}

function serviceName(scene: Scene): string {
  return SERVICE_BY_CODE.get(typeOf(scene.typeCode).definition.unitCode)?.name ?? ''
}

export function typeOf(code: string): DemoRequestType {
  const type = TYPE_BY_CODE.get(code)
  if (type === undefined) throw new RangeError(`No request type ${code}`)
  return type
}
