import { TYPE_BY_CODE } from '../city/request-types/index.ts'
import type { DemoChannel } from '../records.ts'
import type { Scene } from './scene.ts'
import { fill } from './slots.ts'
import { TYPE_TEXTS } from './texts/index.ts'
import { BY_THE_WAY, CLOSINGS, DISTRESS, EARLIER_THREAD, GREETINGS, UNREADABLE } from './texts/letters.ts'
import { OTHER_LANGUAGES, topicOf } from './texts/other-languages.ts'
import type { Random } from './random.ts'

export interface Written {
  subject: string
  text: string
  language: string
}

const NO_TEXTS = {
  subjects: ['Demande'],
  asks: ['Je souhaite un renseignement.'],
  details: ['Merci.'],
  notes: ['Demande reçue.'],
  done: ['C’est fait.'],
}

export function textsOf(typeCode: string): (typeof TYPE_TEXTS)[string] {
  return TYPE_TEXTS[typeCode] ?? NO_TEXTS
}

/** What arrives about a request: in the citizen's own words, or noted by the agent who spoke with them. */
export function writeText(scene: Scene, channel: DemoChannel): Written {
  const { random } = scene
  const texts = textsOf(scene.typeCode)
  const isSpoken = channel === 'phone' || channel === 'counter'
  const language = scene.profile?.language ?? 'fr'
  const said = random.pick(isSpoken ? texts.notes : texts.asks)
  const subject = capital(fill(subjectFor(scene.typeCode, said, random), scene))
  if (isSpoken) return { subject, text: capital(fill(said, scene)), language }
  if (language !== 'fr' && scene.organisation === undefined) {
    return {
      subject: typeTitle(scene.typeCode),
      text: fill(random.pick(OTHER_LANGUAGES[language][topicOf(scene.typeCode)]), scene),
      language,
    }
  }
  if (channel === 'post' && random.chance(0.01)) return { subject, text: UNREADABLE, language: 'fr' }
  return { subject: noisySubject(subject, random), text: makeMistakes(compose(scene, channel, said), random), language: 'fr' }
}

const subjectsOfSaid = new Map<string, readonly string[]>()

/** The subjects that speak of the same thing as the sentence; where none does, the title of the type. */
function subjectFor(typeCode: string, said: string, random: Random): string {
  let fitting = subjectsOfSaid.get(said)
  if (fitting === undefined) {
    const words = stemsOf(said)
    const shared = textsOf(typeCode).subjects.map((subject) => ({
      subject,
      words: [...stemsOf(subject)].filter((stem) => words.has(stem)).length,
    }))
    const most = Math.max(...shared.map((item) => item.words))
    fitting = most === 0 ? [typeTitle(typeCode)] : shared.filter((item) => item.words === most).map((item) => item.subject)
    subjectsOfSaid.set(said, fitting)
  }
  return random.pick(fitting)
}

function stemsOf(text: string): Set<string> {
  const plain = text
    .replace(/\{\w+\}/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return new Set(
    plain
      .split(/[^a-z]+/)
      .filter((word) => word.length > 3 || word === 'rdv' || word === 'cni' || word === 'hlm')
      .map((word) => word.slice(0, 5)),
  )
}

function typeTitle(typeCode: string): string {
  return TYPE_BY_CODE.get(typeCode)?.definition.title.fr ?? 'Demande'
}

function compose(scene: Scene, channel: DemoChannel, ask: string): string {
  const { random } = scene
  const texts = textsOf(scene.typeCode)
  const sentences = [capital(fill(ask, scene))]
  if (random.chance(0.04)) sentences.unshift(random.pick(EARLIER_THREAD))
  if (random.chance(0.62)) sentences.push(capital(fill(random.pick(texts.details), scene)))
  if (random.chance(0.09)) sentences.push(random.pick(BY_THE_WAY))
  if (random.chance(0.006)) sentences.push(random.pick(DISTRESS))
  const body = sentences.join(' ')
  const tone = channel === 'post' ? 'post' : 'email'
  const greeting = channel === 'post' || random.chance(channel === 'email' ? 0.88 : 0.4) ? `${random.pick(GREETINGS[tone])}\n` : ''
  const closing = channel === 'post' || random.chance(channel === 'email' ? 0.85 : 0.35) ? `\n${random.pick(CLOSINGS[tone])}` : ''
  const name = fill('{me}', scene)
  const signature = channel === 'portal' || name === '' || random.chance(0.25) ? '' : `\n${name}`
  return greeting + body + closing + signature
}

/** Typing as it is: accents lost 18 %, SMS style 5 %, no punctuation 6 %, doubled letters 4 %, all capitals 2 %. */
export function makeMistakes(text: string, random: Random): string {
  let typed = text
  if (random.chance(0.05)) typed = smsStyle(typed)
  if (random.chance(0.18)) typed = typed.normalize('NFD').replace(/\p{M}+/gu, '')
  if (random.chance(0.06)) typed = typed.replace(/[.,;!]/g, '').toLowerCase()
  if (random.chance(0.04)) typed = doubleALetter(typed, random)
  if (random.chance(0.02)) typed = typed.toUpperCase()
  return typed
}

function smsStyle(text: string): string {
  return text
    .replace(/s'il vous plaît/gi, 'svp')
    .replace(/\bBonjour\b/g, 'bjr')
    .replace(/\bpourquoi\b/gi, 'pk')
    .replace(/\b[Cc]'est\b/g, 'c')
    .replace(/\bque\b/g, 'q')
    .replace(/\bquand\b/g, 'qd')
    .replace(/\bbeaucoup\b/g, 'bcp')
    .replace(/\bvous\b/g, 'vs')
    .replace(/\bnous\b/g, 'ns')
    .replace(/\brendez-vous\b/gi, 'rdv')
}

function doubleALetter(text: string, random: Random): string {
  const place = random.below(Math.max(1, text.length - 1))
  const letter = text[place] ?? ''
  return /[a-zà-ÿ]/i.test(letter) ? text.slice(0, place) + letter + text.slice(place) : text
}

function noisySubject(subject: string, random: Random): string {
  if (random.chance(0.08)) return subject.toLowerCase()
  return random.chance(0.03) ? subject.toUpperCase() : subject
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
