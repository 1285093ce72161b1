import { readFile, writeFile } from 'node:fs/promises'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { DemonstrationSignIn } from '#modules/accounts'
import type { Config } from '#platform/config'

/** The password that all demonstration agents share: made at the first load, kept in the data folder, shown on the sign-in page. */
const FILE = 'demonstration-password'
const WORDS = [
  'parvis',
  'ardoise',
  'beffroi',
  'colombage',
  'estuaire',
  'halage',
  'marelle',
  'pommier',
  'quai',
  'verger',
  'tuile',
  'lanterne',
  'moulin',
  'goeland',
  'cidre',
  'draperie',
]

export async function makeDemonstrationPassword(config: Config): Promise<string> {
  const password = `${word()}-${word()}-${word()}-${randomInt(10, 100)}`
  await writeDemonstrationPassword(config, password)
  return password
}

function word(): string {
  return WORDS[randomInt(WORDS.length)] ?? 'parvis'
}

export async function writeDemonstrationPassword(config: Config, password: string): Promise<void> {
  await writeFile(join(config.dataFolder, FILE), password, { mode: 0o600 })
}

export async function demonstrationPassword(config: Config): Promise<string | undefined> {
  return readFile(join(config.dataFolder, FILE), 'utf8').catch(() => undefined)
}

const SHOWN: readonly { email: string; name: string; role: string; sees: string }[] = [
  {
    email: 'clemence.aubourg',
    name: 'Clémence Aubourg',
    role: 'Agent d’accueil, Hôtel de Ville',
    sees: 'Enregistrer une visite, répondre sur place',
  },
  { email: 'ines.marouane', name: 'Inès Marouane', role: 'Conseillère téléphonique', sees: 'Prendre un appel, retrouver une demande' },
  { email: 'sebastien.cordier', name: 'Sébastien Cordier', role: 'Agent courrier', sees: 'Lettres numérisées, courriels à trier' },
  {
    email: 'hugo.lemarchand',
    name: 'Hugo Lemarchand',
    role: 'Agent instructeur, droit des sols',
    sees: 'Dossiers proches d’un accord tacite',
  },
  {
    email: 'sophie.lecourtois',
    name: 'Sophie Lecourtois',
    role: 'Responsable du centre d’information',
    sees: 'La charge de l’équipe, les retards',
  },
  { email: 'karim.haddadi', name: 'Karim Haddadi', role: 'Directeur des Temps de l’enfant', sees: 'Toutes les demandes de sa direction' },
  { email: 'fanny.duhamel', name: 'Fanny Duhamel', role: 'Agent famille', sees: 'Factures contestées' },
  { email: 'mathis.quibel', name: 'Mathis Quibel', role: 'Animateur', sees: 'Ce qu’un rôle sans dossier voit' },
  {
    email: 'abdelkader.mansouri',
    name: 'Abdelkader Mansouri',
    role: 'Agent de terrain',
    sees: 'Ses tâches, sans l’identité des signalants',
  },
  { email: 'coralie.patin', name: 'Coralie Patin', role: 'Gestionnaire de salles', sees: 'Demandes de salles' },
  { email: 'arnaud.pesquet', name: 'Arnaud Pesquet', role: 'Cabinet du maire', sees: 'Lettres au maire' },
  {
    email: 'tiphaine.lormier',
    name: 'Tiphaine Lormier',
    role: 'Administratrice fonctionnelle',
    sees: 'Les agents, leurs rôles, leurs absences ; aucun dossier',
  },
  {
    email: 'damien.osmont',
    name: 'Damien Osmont',
    role: 'Administrateur technique',
    sees: 'La santé du système, les travaux en échec',
  },
  {
    email: 'olivier.chambrelan',
    name: 'Olivier Chambrelan',
    role: 'Délégué à la protection des données',
    sees: 'Le journal scellé, à lire, exporter et vérifier',
  },
  { email: 'monique.briere', name: 'Monique Brière', role: 'Médiatrice', sees: 'Les réclamations qui lui sont confiées' },
  { email: 'genevieve.talbot', name: 'Geneviève Talbot', role: 'Archiviste', sees: 'Un rôle sans contenu' },
]

/** What the sign-in page of a demonstration shows; nothing in production. */
export async function demonstrationSignIn(config: Config): Promise<DemonstrationSignIn | undefined> {
  const password = config.mode === 'demonstration' ? await demonstrationPassword(config) : undefined
  if (password === undefined) return undefined
  return { password, agents: SHOWN.map((agent) => ({ ...agent, email: `${agent.email}@rochambeau.example` })) }
}
