import { Avatar } from '../components/avatar.tsx'
import { BarChart } from '../components/bar-chart.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { Callout, Reason, WaitingPanel } from '../components/callout.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { ICON_LIST } from '../components/icon-shapes.ts'
import { LineChart } from '../components/line-chart.tsx'
import { FactList, LinkList } from '../components/link-list.tsx'
import { MessageBubble } from '../components/message-bubble.tsx'
import { Notice } from '../components/notice.tsx'
import { Stat, Stats } from '../components/stat.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { Steps } from '../components/steps.tsx'
import { DataList, SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { TaskList } from '../components/task-list.tsx'
import { Timeline } from '../components/timeline.tsx'
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

/** Everything that is read. */
export function ContentSpecimens() {
  return (
    <>
      <Specimen
        name="Notice"
        use="Une phrase à part. Le ton est dit, dessiné, puis coloré."
        draw={() => (
          <div class="stack tight">
            <Notice level={4} title="La mairie annexe ferme à 16 h 30 vendredi">
              Les rendez-vous sont gardés à l’Hôtel de Ville.
            </Notice>
            <Notice tone="success">Votre message est envoyé.</Notice>
            <Notice tone="warning">Il manque une pièce à votre dossier.</Notice>
            <Notice tone="danger">Quelqu’un a répondu pendant que vous écriviez. Votre texte est gardé.</Notice>
          </div>
        )}
      />
      <Specimen
        name="Status tag"
        use="Un mot, une forme, une couleur : dans cet ordre."
        draw={() => (
          <p class="row-of">
            <StatusTag tone="late">2 j de retard</StatusTag>
            <StatusTag tone="soon">rappeler aujourd’hui</StatusTag>
            <StatusTag tone="waiting">attend votre photo</StatusTag>
            <StatusTag tone="us">8 j ouvrés</StatusTag>
            <StatusTag tone="done">close</StatusTag>
            <StatusTag tone="neutral">brouillon</StatusTag>
          </p>
        )}
      />
      <Specimen
        name="Callout and waiting panel"
        use="Ce que la Ville promet ; ce qu’elle attend."
        draw={(on) => (
          <div class="stack">
            <Callout title="Réparation prévue avant le vendredi 4 décembre">
              Service Éclairage public, Karim Benali. La date tient compte d’une commande de pièce.
            </Callout>
            <WaitingPanel id={on.id('todo')} level={4} title="Nous attendons une chose de vous, avant le 30 novembre">
              <p>Une photo du numéro inscrit sur le poteau.</p>
              <div class="actions">
                <Button type="button">Envoyer la photo</Button>
              </div>
            </WaitingPanel>
            <Reason lead="Pourquoi maintenant :">rappel promis le 23 novembre par l’accueil. Cible de service le 4 décembre.</Reason>
          </div>
        )}
      />
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
      <Specimen
        name="Steps"
        use="Où en est la demande, comme un colis."
        draw={(on) => (
          <Steps
            label={on.words}
            steps={[
              { state: 'done', title: 'Reçue', detail: '16 novembre, 9 h 12. Accusé de réception envoyé par SMS.' },
              { state: 'done', title: 'Confiée à l’Éclairage public', detail: 'Ce poteau dépend de la Ville.' },
              { state: 'now', title: 'En cours', detail: 'L’armoire 212 est en panne. 11 voisins ont signalé la même chose.' },
              { state: 'later', title: 'Réparée', detail: 'Vous serez prévenu.' },
            ]}
          />
        )}
      />
      <Specimen
        name="Timeline"
        use="Ce qui est arrivé à un dossier."
        draw={(on) => (
          <Timeline
            label={on.words}
            entries={[
              {
                key: on.id('1'),
                when: '16 nov. 9:12',
                iso: '2026-11-16T08:12:00Z',
                content: (
                  <>
                    <b>Appel de Mme Lefort</b>, pris par Inès Moreau (CIU)
                  </>
                ),
              },
              {
                key: on.id('2'),
                when: '16 nov. 9:14',
                kind: 'system',
                content: 'Orientée vers Éclairage public : type « éclairage », voie communale.',
              },
              {
                key: on.id('3'),
                when: '19 nov. 15:31',
                kind: 'note',
                content: (
                  <>
                    <b>Note de Karim B.</b> Armoire 212 à remplacer, <a href="#t">@Voirie</a> pour la nacelle.
                  </>
                ),
              },
              {
                key: on.id('4'),
                when: '19 nov. 15:40',
                content: (
                  <>
                    <b>Réponse envoyée</b> par SMS · lue à 18:02
                  </>
                ),
              },
            ]}
          />
        )}
      />
      <Specimen
        name="Messages"
        use="L’échange, dans l’ordre."
        draw={() => (
          <>
            <MessageBubble
              from="Karim Benali"
              role="Éclairage public"
              when="19 novembre, 15 h 40"
              attachments={[{ href: '#m', text: 'plan-armoire.pdf (240 ko)' }]}
            >
              Bonjour Madame Lefort, l’armoire qui alimente votre rue est à remplacer.
            </MessageBubble>
            <MessageBubble from="Claire Lefort" mine when="19 novembre, 18 h 05" state="Lu le 20 novembre">
              Merci. La rue est très sombre pour les enfants le matin.
            </MessageBubble>
          </>
        )}
      />
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
      <Specimen
        name="Empty state"
        use="Rien ici : pourquoi, et que faire."
        draw={() => (
          <EmptyState
            level={4}
            title="Aucune demande en retard"
            icon="check-circle"
            actions={
              <ButtonLink variant="second" href="#e">
                Voir toutes les demandes
              </ButtonLink>
            }
          >
            Tout ce qui devait être fait l’est. La file se remplit d’elle-même.
          </EmptyState>
        )}
      />
      <Specimen
        name="Figures and charts"
        use="Un chiffre avec son nom ; un dessin avec son tableau."
        draw={(on) => (
          <div class="stack">
            <Stats>
              <Stat label="Réponse en moins de 15 jours" value="83 %" detail="sur 412 demandes" href="#f" />
              <Stat label="Délai médian" value="4 j" detail="P80 : 11 j" />
            </Stats>
            <BarChart
              id={on.id('bars')}
              title="La voirie attend le plus longtemps"
              detail="Délai médian en jours ouvrés, 90 derniers jours"
              category="Service"
              categories={['Voirie', 'Éclairage public', 'Propreté']}
              series={[{ name: 'Jours', values: [11, 6, 3] }]}
              format={(value) => `${value} j`}
            />
            <LineChart
              id={on.id('lines')}
              title="Les réponses arrivent plus vite depuis mars"
              category="Mois"
              categories={['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin']}
              series={[
                { name: 'Courriel', values: [9, 9, 7, 6, 5, 4] },
                { name: 'Lettre', values: [14, 15, 12, 11, 11, 10] },
              ]}
              format={(value) => String(value)}
            />
          </div>
        )}
      />
      <Specimen
        name="Icons and avatars"
        use="Toujours à côté d’un mot."
        draw={() => (
          <>
            <p class="row-of">
              <Avatar name="Karim Benali" /> Karim Benali <Avatar name="Inès Moreau" /> Inès Moreau
            </p>
            <ul class="icons">
              {ICON_LIST.map((name) => (
                <li key={name}>
                  <Icon name={name} /> {name}
                </li>
              ))}
            </ul>
          </>
        )}
      />
    </>
  )
}
