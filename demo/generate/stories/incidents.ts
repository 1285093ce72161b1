import { INCOMING_MESSAGES } from '../../city/messages/index.ts'
import type { StoryAct, StoryContact, StoryRequest } from './story.ts'

const OSIERS = 'rue des Osiers'
const message = (number: number): string => INCOMING_MESSAGES.find((item) => item.number === number)?.text ?? ''

const LAMP_TEXTS = [
  'Plus de lumière devant chez nous depuis lundi.',
  'Toute la rue est dans le noir, c’est dangereux pour les enfants qui rentrent de l’école.',
  'Bonjour, les lampadaires de la rue sont tous éteints. Quand revient la lumière ?',
  'Je suis tombée hier soir, on ne voit pas le trottoir.',
  'Lampadaires éteints du 12 au 40.',
  'Encore une panne ? L’an dernier c’était pareil.',
  'Ma mère n’ose plus sortir après 17 h.',
] as const

/** The lead request, message 40. */
const LAMP: StoryRequest = {
  key: 'lamp',
  typeCode: 'EP-ECL',
  at: '2026-11-09T18:22',
  channel: 'portal',
  who: 'm40',
  subject: 'Lampadaire 2231 éteint, rue des Osiers',
  text: message(40),
  fields: { 'report-place': '22 rue des Osiers', 'lamp-number': '2231', lamps: 'several', since: 'depuis 5 jours' },
  place: { street: OSIERS, number: 22 },
  acts: [
    { at: '2026-11-09T18:22', do: 'acknowledge' },
    { at: '2026-11-10T08:40', do: 'assign', to: 'A27' },
    { at: '2026-11-10T08:50', do: 'start' },
    { at: '2026-11-10T09:05', do: 'refer', partner: 'METROPOLE', acknowledgedAt: '2026-11-10T11:20' },
    {
      at: '2026-11-10T16:30',
      do: 'note',
      by: 'A27',
      text: 'Incident groupé : câble coupé rue des Osiers, la Métropole annonce vendredi 13.',
    },
    { at: '2026-11-10T16:40', do: 'pledge', on: '2026-11-13' },
    {
      at: '2026-11-10T16:45',
      do: 'say',
      by: 'A27',
      text: 'Nous avons reçu plusieurs signalements pour cette panne. La Métropole intervient avant le 13 novembre. Nous vous préviendrons quand la lumière sera revenue.',
    },
  ],
}

const LAMP_REQUESTS: readonly StoryRequest[] = [
  '2026-11-09T19:10',
  '2026-11-09T20:02',
  '2026-11-09T21:30',
  '2026-11-10T08:35',
  '2026-11-10T09:33',
  '2026-11-10T10:20',
  '2026-11-10T12:44',
  '2026-11-10T17:50',
  '2026-11-10T19:05',
  '2026-11-10T20:41',
  '2026-11-11T18:15',
  '2026-11-11T19:22',
  '2026-11-12T08:37',
].map((at, place) => {
  const isMessage41 = at === '2026-11-10T09:33'
  const isSpoken = isMessage41 || at === '2026-11-10T08:35' || at === '2026-11-10T10:20' || at === '2026-11-12T08:37'
  const acts: StoryAct[] = isSpoken ? [] : [{ at, do: 'acknowledge' }]
  if (at < '2026-11-10T16') acts.push({ at: '2026-11-10T16:50', do: 'assign', to: 'A27' })
  return {
    key: isMessage41 ? 'lamp-message-41' : `lamp-${place}`,
    typeCode: 'EP-ECL',
    at,
    channel: isSpoken ? 'phone' : 'portal',
    ...(isMessage41 ? { who: 'm41' } : {}),
    subject: isMessage41 ? 'Rue des Osiers dans le noir' : 'Panne d’éclairage rue des Osiers',
    text: isMessage41 ? message(41) : (LAMP_TEXTS[place % LAMP_TEXTS.length] ?? ''),
    place: { street: OSIERS, number: 6 + place * 5 },
    acts,
    links: [{ to: 'lamp', kind: 'part-of' }],
  }
})

/** With the requests above, forty-seven contacts about one lamp. */
const LAMP_CONTACTS: readonly StoryContact[] = Array.from({ length: 33 }, (_, turn) => {
  const start = Temporal.PlainDateTime.from(turn < 20 ? '2026-11-10T09:00' : '2026-11-12T08:32')
  const at = start.add({ minutes: turn < 20 ? turn * 24 : (turn - 20) * 4 })
  return {
    at: at.toString().slice(0, 16),
    channel: turn % 5 === 4 && turn < 20 ? 'counter' : 'phone',
    ...(turn % 5 === 4 && turn < 20 ? { siteCode: 'HDV' } : {}),
    about: 'lamp',
    text:
      turn % 3 === 0
        ? 'Rue des Osiers dans le noir. Panne connue, intervention avant vendredi.'
        : 'Habitant de la rue des Osiers, même panne. Informé, rattaché à l’incident.',
  }
})

const PETITION_TEXT = `Madame la Maire,
Nous, habitants du Grand-Pré et de la Saulaie, refusons le déplacement de l’arrêt « Maraîchers » de la ligne 7.
Les personnes âgées devraient marcher plus de six cents mètres. Nous demandons le maintien de l’arrêt actuel et une réponse écrite.
Veuillez agréer, Madame la Maire, nos salutations.`

/** Eighty-six identical letters: the first makes a request, eleven more were registered before anybody noticed, the rest are contacts on the first. */
const PETITION: readonly StoryRequest[] = Array.from({ length: 12 }, (_, turn) => {
  const at = `2026-05-${turn < 4 ? '11' : turn < 8 ? '12' : '18'}T${turn % 4 < 2 ? '09' : '10'}:${String(10 + turn * 3).padStart(2, '0')}`
  const acts: StoryAct[] =
    turn === 0
      ? [
          { at: '2026-05-12T09:00', do: 'assign', to: 'A64' },
          {
            at: '2026-05-18T11:30',
            do: 'note',
            by: 'A64',
            text: 'Pétition : 86 lettres identiques. Une seule réponse, envoyée à chaque signataire.',
          },
          { at: '2026-05-19T10:00', do: 'refer', partner: 'METROPOLE', acknowledgedAt: '2026-05-20T09:12' },
          { at: '2026-05-21T10:00', do: 'acknowledge' },
          {
            at: '2026-06-02T10:00',
            do: 'answer',
            text: 'Madame la Maire a lu votre lettre. Les arrêts de bus relèvent de la Métropole Seine-Aval, à qui nous avons transmis la pétition le 19 mai. Elle s’est engagée à consulter les habitants avant de décider.',
          },
          { at: '2026-06-02T10:01', do: 'close', outcome: 'referred' },
        ]
      : [
          { at: '2026-05-18T11:20', do: 'assign', to: 'A64' },
          { at: '2026-05-18T11:40', do: 'close', outcome: 'duplicate' },
        ]
  return {
    key: turn === 0 ? 'petition' : `petition-${turn}`,
    typeCode: 'CA-MAI',
    at,
    channel: 'post',
    subject: 'Non au déplacement de l’arrêt Maraîchers',
    text: PETITION_TEXT,
    place: { street: 'rue des Maraîchers', number: 10 + turn * 6 },
    acts,
    ...(turn === 0 ? {} : { links: [{ to: 'petition', kind: 'duplicate-of' as const }] }),
  }
})

const PETITION_CONTACTS: readonly StoryContact[] = Array.from({ length: 74 }, (_, turn) => {
  const day = [11, 12, 13, 15, 18, 19, 20][turn % 7] ?? 18
  const minute = 5 + Math.floor(turn / 7) * 11
  return {
    at: `2026-05-${day}T${minute < 60 ? '10' : '11'}:${String(minute % 60).padStart(2, '0')}`,
    channel: 'post',
    about: 'petition',
    text: 'Lettre identique de la pétition contre le déplacement de l’arrêt Maraîchers.',
  }
})

export const INCIDENT_STORIES: readonly StoryRequest[] = [LAMP, ...LAMP_REQUESTS, ...PETITION]
export const INCIDENT_CONTACTS: readonly StoryContact[] = [...LAMP_CONTACTS, ...PETITION_CONTACTS]
