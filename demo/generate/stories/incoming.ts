import { INCOMING_MESSAGES } from '../../city/messages/index.ts'
import type { StoryAct, StoryRequest } from './story.ts'

/** new: just come in; taken: assigned; begun: in hand; asked: an item is awaited; done: answered and closed. */
type Stage = 'new' | 'taken' | 'begun' | 'asked' | 'done'

interface Coming {
  at: string
  who?: string
  siteCode?: string
  stage: Stage
  by?: string
  subject: string
  place?: StoryRequest['place']
  receivedOn?: string
  item?: string
  answer?: string
}

/** How the sixty-five messages of the city's collection came in, in the days before the anchor; by their number. */
const COMINGS: Readonly<Record<number, Coming>> = {
  1: { at: '2026-11-10T19:42', who: 'm01', stage: 'begun', by: 'A17', subject: 'acte de naissance' },
  2: { at: '2026-11-09T21:10', who: 'm02', stage: 'begun', by: 'A17', subject: 'Acte de décès' },
  3: { at: '2026-11-12T08:52', who: 'm03', stage: 'new', subject: 'Rendez-vous passeport, décès à l’étranger' },
  4: { at: '2026-11-09T11:05', who: 'm04', stage: 'taken', by: 'A49', subject: 'Voting in local elections' },
  5: { at: '2026-11-10T14:20', who: 'm05', siteCode: 'HDV', stage: 'taken', by: 'A48', subject: 'Mariage le 12 juin 2027' },
  6: { at: '2026-11-08T22:31', who: 'm06', stage: 'begun', by: 'A48', subject: 'pacs' },
  7: { at: '2026-11-10T10:12', who: 'm07', stage: 'begun', by: 'A18', subject: 'Renouvellement de la concession n° 1187', receivedOn: '2026-11-09' },
  8: { at: '2026-11-10T10:15', who: 'm08', stage: 'taken', by: 'A48', subject: 'Attestation d’accueil pour sa mère' },
  9: { at: '2026-11-11T18:02', who: 'm09', stage: 'new', subject: 'Livret de famille perdu' },
  10: { at: '2026-11-10T20:44', who: 'm10', stage: 'new', subject: 'recencement' },
  11: { at: '2026-11-09T21:35', who: 'm11', stage: 'begun', by: 'A51', subject: 'Inscription de deux enfants pour janvier', place: { street: 'rue Paul-Ansquer', number: 64 } },
  12: { at: '2026-11-10T07:58', who: 'm12', stage: 'taken', by: 'A51', subject: 'DEMANDE DE DÉROGATION' },
  13: { at: '2026-11-12T08:41', who: 'julien', stage: 'new', subject: 'Zoé malade' },
  14: { at: '2026-11-06T19:20', who: 'm14', stage: 'begun', by: 'A50', subject: 'Facture : jour de grève compté' },
  15: { at: '2026-11-09T20:12', who: 'aurelie', stage: 'taken', by: 'A50', subject: 'Factures après séparation' },
  16: { at: '2026-11-10T09:40', who: 'fatoumata', siteCode: 'MP1', stage: 'begun', by: 'A21', subject: 'PAI arachide, Ibrahim (CP)' },
  17: { at: '2026-11-10T15:20', who: 'm17', stage: 'taken', by: 'A51', subject: 'Iscrizione alla scuola materna' },
  18: { at: '2026-11-11T20:05', who: 'm18', stage: 'new', subject: 'Mercredi 18 : place affichée, refusée' },
  19: { at: '2026-11-07T10:00', who: 'm19', stage: 'begun', by: 'A22', subject: 'Inscription crèche avant la naissance' },
  20: { at: '2026-11-09T13:12', who: 'm20', stage: 'begun', by: 'A19', subject: 'Nouveau quotient' },
  21: { at: '2026-11-10T17:30', who: 'm21', stage: 'new', subject: 'cantine' },
  22: { at: '2026-11-10T09:50', who: 'm22', stage: 'new', subject: 'Fin de la cantine pour Enzo et Timéo', receivedOn: '2026-11-09' },
  23: { at: '2026-11-12T08:50', who: 'm23', siteCode: 'MP5', stage: 'taken', by: 'A53', subject: 'Coupure d’électricité annoncée demain' },
  24: { at: '2026-11-05T12:40', who: 'm24', stage: 'taken', by: 'A23', subject: 'Demande de 2021 toujours sans réponse' },
  25: { at: '2026-11-10T11:02', who: 'sylvie', stage: 'begun', by: 'A24', subject: 'Repas de M. Lebourgeois dès samedi', place: { street: 'rue des Pommiers-Tardifs', number: 12 } },
  26: { at: '2026-11-09T10:30', who: 'm26', siteCode: 'MP5', stage: 'begun', by: 'A53', subject: 'Domiciliation', place: { street: 'quai des Forges', number: 1 } },
  27: { at: '2026-11-12T09:05', who: 'anonymous', stage: 'taken', by: 'A24', subject: 'Mme Petit, 91 ans, volets fermés' },
  28: { at: '2026-11-08T17:26', who: 'm28', stage: 'taken', by: 'A25', subject: 'Moisissures, chambre du bébé', place: { street: 'rue de la Corderie', number: 12, suffix: ' bis' } },
  29: { at: '2026-11-06T09:14', who: 'm29', stage: 'begun', by: 'A54', subject: 'Changer mes fenêtres', place: { street: 'rue Sainte-Aubierge', number: 41 } },
  30: { at: '2026-11-09T10:40', who: 'm30', stage: 'taken', by: 'A54', subject: 'Permis de construire, parcelle AB 214', receivedOn: '2026-11-06', place: { street: 'chemin de la Cavée', number: 96 } },
  31: { at: '2026-11-05T15:48', who: 'vasselin', stage: 'begun', by: 'A54', subject: 'CU d’information, parcelle KD 77', place: { street: 'rue de l’Arsenal-Neuf', number: 18 } },
  32: { at: '2026-11-06T11:10', who: 'notaire', stage: 'begun', by: 'A05', subject: 'DIA, 9 rue du Gué', receivedOn: '2026-11-05', place: { street: 'rue du Gué', number: 9 } },
  33: { at: '2026-11-10T22:10', who: 'm33', stage: 'new', subject: 'enseigne salon de thé', place: { street: 'rue des Échevins', number: 12 } },
  34: { at: '2026-11-04T10:31', who: 'cafe', stage: 'begun', by: 'A55', subject: 'Terrasse de 24 m²', place: { street: 'quai du Port-Vieux', number: 27 } },
  35: { at: '2026-11-10T08:06', who: 'm35', stage: 'taken', by: 'A55', subject: 'benne', place: { street: 'rue Louis-Marchenoir', number: 33 } },
  36: { at: '2026-11-09T14:40', who: 'm36', stage: 'begun', by: 'A55', subject: 'Déménagement samedi 28 novembre', place: { street: 'rue du Faubourg-d’Amont', number: 22 } },
  37: { at: '2026-11-12T09:12', who: 'anonymous', stage: 'taken', by: 'A28', subject: 'Branche au-dessus du portail de l’école', place: { street: 'rue des Alouettes', number: 24 } },
  38: { at: '2026-11-11T17:15', who: 'anonymous', stage: 'new', subject: 'Balançoire, chaîne cassée', place: { street: 'square Olga-Bertin', number: 10 } },
  39: { at: '2026-11-09T18:50', who: 'm39', stage: 'begun', by: 'A27', subject: 'ENCORE le trou', place: { street: 'avenue de la Gare-d’Amont', number: 40 } },
  42: { at: '2026-11-09T07:48', who: 'anonymous', stage: 'begun', by: 'A57', subject: 'Canapé et matelas', place: { street: 'place des Quatre-Tours', number: 4 } },
  43: { at: '2026-11-10T08:35', who: 'anonymous', stage: 'done', by: 'A57', subject: 'Inscriptions racistes', place: { street: 'rue Jeanne-Villequier', number: 50 } },
  44: { at: '2026-11-08T16:00', who: 'm44', stage: 'taken', by: 'A29', subject: 'Une corbeille près de l’arrêt de bus', place: { street: 'rue de la Halle-aux-Draps', number: 58 } },
  45: { at: '2026-11-10T13:05', who: 'm45', stage: 'taken', by: 'A25', subject: 'Fare', place: { street: 'avenue du Grand-Pré', number: 110 } },
  46: { at: '2026-11-08T03:12', who: 'm46', stage: 'begun', by: 'A30', subject: 'Musique jusqu’à 3 h', place: { street: 'quai du Port-Vieux', number: 35 } },
  47: { at: '2026-11-07T11:20', who: 'm47', stage: 'taken', by: 'A30', subject: 'Voiture devant mon garage', place: { street: 'rue des Haleurs', number: 14 } },
  48: { at: '2026-11-08T19:00', who: 'm48', stage: 'done', by: 'A30', subject: 'Absence du 19/12 au 3/1', answer: 'Votre logement est inscrit du 19 décembre au 3 janvier. Nos agents passent à des heures différentes et laissent un avis de passage.' },
  49: { at: '2026-11-06T12:12', who: 'm49', stage: 'taken', by: 'A58', subject: 'Contestation FPS' },
  50: { at: '2026-11-10T11:30', who: 'm50', siteCode: 'HDV', stage: 'asked', by: 'A58', subject: 'Macaron résident', item: 'Un justificatif de domicile, si l’adresse est différente' },
  51: { at: '2026-11-09T11:20', who: 'haleurs', stage: 'taken', by: 'A31', subject: 'Buvette du 5 décembre', receivedOn: '2026-11-07', place: { street: 'rue des Haleurs', number: 12 } },
  52: { at: '2026-11-10T12:20', who: 'm52', stage: 'new', subject: 'judo' },
  53: { at: '2026-11-03T21:00', who: 'volley', stage: 'begun', by: 'A09', subject: 'Gymnase des Forges le mardi' },
  54: { at: '2026-11-09T16:30', who: 'm54', stage: 'new', subject: 'Violoncelle en janvier' },
  55: { at: '2026-11-02T11:00', who: 'quais', stage: 'begun', by: 'A59', subject: 'Subvention 2027, festival de juin' },
  56: { at: '2026-11-09T11:45', who: 'm56', stage: 'begun', by: 'A60', subject: 'Salle pour 80 personnes, samedi 27 mars' },
  57: { at: '2026-11-10T23:15', who: 'm57', stage: 'taken', by: 'A33', subject: 'Payer en 4 fois' },
  58: { at: '2026-11-06T09:30', who: 'm58', stage: 'taken', by: 'A64', subject: 'Éclairage du chemin de la Saulaie', receivedOn: '2026-11-05', place: { street: 'chemin de la Saulaie', number: 61 } },
  59: { at: '2026-11-10T14:02', who: 'm59', stage: 'done', by: 'A39', subject: 'Horário', answer: 'A câmara de proximidade de Rive-Neuve está aberta ao sábado das 9h às 12h. La mairie de Rive-Neuve est ouverte le samedi de 9 h à 12 h.' },
  60: { at: '2026-11-09T22:40', who: 'm60', stage: 'begun', by: 'A35', subject: 'Qui a regardé mon dossier' },
  61: { at: '2026-11-09T15:10', who: 'm61', siteCode: 'HDV', stage: 'taken', by: 'A48', subject: 'Prénom d’usage Léna' },
  62: { at: '2026-11-09T09:50', who: 'm62', stage: 'done', by: 'A10', subject: 'carte perdue', answer: 'Il n’y a pas d’amende : rapportez les livres quand vous pouvez. Une nouvelle carte est prête à la médiathèque de la Gare.' },
  63: { at: '2026-11-05T10:05', who: 'm63', stage: 'begun', by: 'A01', subject: 'Rapport de la commission de sécurité', receivedOn: '2026-11-04' },
  64: { at: '2026-11-06T08:20', who: 'm64', stage: 'begun', by: 'A39', subject: '1 h 20 d’attente' },
  65: { at: '2026-11-10T20:20', who: 'm65', stage: 'new', subject: 'Repas de quartier, 13 juin 2027', place: { street: 'rue des Maraîchers', number: 66 } },
}

/** All but the two about the lamps of rue des Osiers, which are in their own story. */
export const INCOMING_STORIES: readonly StoryRequest[] = INCOMING_MESSAGES.flatMap((message) => {
  const coming = COMINGS[message.number]
  if (coming === undefined) return []
  return [
    {
      key: `message-${message.number}`,
      typeCode: message.typeCode,
      at: coming.at,
      channel: message.channel,
      ...(coming.siteCode === undefined ? {} : { siteCode: coming.siteCode }),
      ...(coming.who === undefined ? {} : { who: coming.who }),
      subject: coming.subject,
      text: message.text,
      language: message.language.slice(0, 2),
      urgency: message.urgency,
      ...(coming.receivedOn === undefined ? {} : { receivedOn: coming.receivedOn }),
      ...(coming.place === undefined ? {} : { place: coming.place }),
      acts: actsOf(coming, message.channel),
    },
  ]
})

function actsOf(coming: Coming, channel: string): readonly StoryAct[] {
  const { at, stage, by } = coming
  const acts: StoryAct[] = []
  if (channel === 'portal' || (channel === 'email' && stage !== 'new')) acts.push({ at: later(at, channel === 'portal' ? 1 : 200), do: 'acknowledge' })
  if (stage === 'new' || by === undefined) return acts
  const isToday = at.startsWith('2026-11-12')
  const taken = isToday ? later(at, 4) : morningAfter(at)
  acts.push({ at: taken, do: 'assign', to: by })
  if (stage === 'taken') return acts
  acts.push({ at: later(taken, 35), do: 'start' })
  if (stage === 'asked') acts.push({ at: later(taken, 50), do: 'ask', items: [coming.item ?? 'Un justificatif de domicile'], limitOn: '2026-11-30' })
  if (stage !== 'done') return acts
  if (coming.answer !== undefined) acts.push({ at: later(taken, 90), do: 'answer', text: coming.answer })
  acts.push({ at: later(taken, 91), do: 'close', outcome: 'granted' })
  return acts
}

function later(at: string, minutes: number): string {
  return Temporal.PlainDateTime.from(at).add({ minutes }).toString().slice(0, 16)
}

/** The next working morning of that fortnight, at nine and some. */
function morningAfter(at: string): string {
  let moment = Temporal.PlainDateTime.from(at)
  if (moment.hour >= 8 && moment.hour < 15 && isWorked(moment)) return later(at, 70)
  do moment = moment.add({ days: 1 })
  while (!isWorked(moment))
  const minute = 5 + (moment.day * 7) % 20
  return moment.with({ hour: moment.day === 12 ? 8 : 9, minute: moment.day === 12 ? 35 + (minute % 10) : minute }).toString().slice(0, 16)
}

function isWorked(moment: Temporal.PlainDateTime): boolean {
  return moment.dayOfWeek < 6 && !(moment.month === 11 && moment.day === 11)
}
