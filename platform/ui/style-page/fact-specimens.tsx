import { FactList, LinkList } from '../components/link-list.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { DataList, SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { TaskList } from '../components/task-list.tsx'
import { Specimen } from './specimen.tsx'

const REQUESTS = [
  { reference: '26-004388-R', subject: 'Trottoir affaissé devant l’école', who: 'M. Ndiaye', tone: 'late', due: '2 j de retard', days: 12 },
  {
    reference: '26-004512-K',
    subject: 'Lampadaire éteint, rue des Capucins',
    who: 'Mme Lefort',
    tone: 'soon',
    due: 'rappeler auj.',
    days: 7,
  },
  { reference: '26-004470-D', subject: 'Demande d’éclairage du stade', who: 'Assoc. Les Foulées', tone: 'us', due: '8 j ouvrés', days: 3 },
] as const

/** What a file holds. */
export function FactSpecimens() {
  return (
    <>
      <SummaryListSpecimen />
      <DataListSpecimen />
      <TaskListSpecimen />
      <TableSpecimen />
      <LinkListAndFactsSpecimen />
    </>
  )
}

function SummaryListSpecimen() {
  return (
    <Specimen
      name="Summary list"
      use="Les réponses à vérifier, ou les faits d’un dossier."
      draw={() => (
        <SummaryList
          rows={[
            { term: 'Nom', value: 'Claire Lefort', change: { href: '#s' } },
            { term: 'Adresse', value: '14 rue des Capucins, 76000 Rochambeau', change: { href: '#s' } },
            { term: 'Téléphone', change: { href: '#s', text: 'Ajouter' } },
          ]}
        />
      )}
    />
  )
}

function DataListSpecimen() {
  return (
    <Specimen
      name="Data list"
      use="Des faits courts, dans une colonne étroite."
      draw={() => (
        <DataList
          rows={[
            { term: 'Nom', value: <a href="#d">Claire Lefort</a> },
            { term: 'Tél.', value: '06 39 98 12 34' },
            { term: 'Préfère', value: 'SMS, français' },
            { term: 'Identité' },
          ]}
        />
      )}
    />
  )
}

function TaskListSpecimen() {
  return (
    <Specimen
      name="Task list"
      use="Les parties d’un long dossier."
      draw={(on) => (
        <TaskList
          id={on.id('tasks')}
          tasks={[
            { text: 'Votre foyer', href: '#t', status: { tone: 'done', text: 'Terminé' } },
            {
              text: 'Les enfants',
              href: '#t',
              status: { tone: 'waiting', text: 'À corriger' },
              hint: 'Il manque la date de naissance de Léo',
            },
            { text: 'Les pièces', href: '#t', status: { tone: 'us', text: 'Nous vérifions' } },
            { text: 'Envoyer', status: { tone: 'neutral', text: 'Pas encore' } },
          ]}
        />
      )}
    />
  )
}

function TableSpecimen() {
  return (
    <Specimen
      name="Table"
      use="Des lignes et des colonnes ; des cartes sur un petit écran."
      draw={() => (
        <Table
          caption="Trois demandes, par échéance"
          rows={REQUESTS}
          rowKey={(row) => row.reference}
          isCurrent={(row) => row.tone === 'soon'}
          columns={[
            {
              key: 'reference',
              title: 'Numéro',
              header: true,
              cell: (row) => (
                <a href="#table" class="reference">
                  {row.reference}
                </a>
              ),
            },
            { key: 'subject', title: 'Objet', cell: (row) => row.subject },
            {
              key: 'due',
              title: 'Échéance',
              cell: (row) => <StatusTag tone={row.tone}>{row.due}</StatusTag>,
              sort: { href: '#sort', direction: 'ascending' },
            },
            { key: 'days', title: 'Jours', number: true, cell: (row) => row.days, sort: { href: '#sort2' } },
          ]}
        />
      )}
    />
  )
}

function LinkListAndFactsSpecimen() {
  return (
    <Specimen
      name="Link list and facts"
      use="Des portes, et ce qu’il y a derrière ; des lieux et leur attente."
      draw={() => (
        <>
          <LinkList
            items={[
              { href: '#l1', text: 'J’ai un enfant à l’école', hint: 'Inscription, cantine, mercredis, factures' },
              { href: '#l2', text: 'Je signale un problème', hint: 'Voirie, éclairage, propreté, bruit' },
            ]}
          />
          <FactList
            facts={[
              { text: 'Hôtel de Ville', value: 'attente 6 min', tone: 'good' },
              { text: 'Mairie Saint-Sever', value: 'attente 25 min', tone: 'mid' },
              { text: 'Mairie des Hauts', value: 'ouvre à 13 h 30', tone: 'off' },
            ]}
          />
        </>
      )}
    />
  )
}
