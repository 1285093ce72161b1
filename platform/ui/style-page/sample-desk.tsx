import { AgentLayout } from '../components/agent-layout.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { Reason } from '../components/callout.tsx'
import { Composer } from '../components/composer.tsx'
import { DeskPanes, RowList } from '../components/desk-panes.tsx'
import type { Scheme } from '../components/document.tsx'
import { Form } from '../components/form.tsx'
import { Kbd } from '../components/kbd.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { DataList } from '../components/summary-list.tsx'
import { Timeline } from '../components/timeline.tsx'
import { SAMPLE_QUEUES, SAMPLE_ROWS } from './sample-desk-data.ts'

/** An agent's desk as it was sketched: a whole document. */
export function SampleDesk({ scheme, suggestUrl }: { scheme?: Scheme | undefined; suggestUrl?: string | undefined }) {
  return (
    <AgentLayout
      title="Lampadaire éteint, rue des Capucins"
      scheme={scheme}
      search={{ action: '#', suggestUrl }}
      user={{
        name: 'Karim Benali',
        detail: 'Éclairage public',
        links: [
          { href: '#prefs', text: 'Préférences', icon: 'settings' },
          { href: '#help', text: 'Aide', icon: 'help' },
        ],
        signOut: { action: '#' },
      }}
      call={
        <a class="call" href="#call">
          Appel · Mme Lefort · 0:42
        </a>
      }
      queues={SAMPLE_QUEUES}
      wide
    >
      <DeskPanes
        list={{
          title: 'Ma prochaine action',
          href: '#list',
          count: '7, par risque',
          content: (
            <RowList
              label="Demandes"
              rows={SAMPLE_ROWS.map((row) => ({ ...row, tag: <StatusTag tone={row.tone}>{row.due}</StatusTag>, href: `#row-${row.key}` }))}
            />
          ),
        }}
        file={<SampleFile />}
        aside={{ label: 'À côté du dossier', content: <SampleAside /> }}
      />
    </AgentLayout>
  )
}

function SampleFile() {
  return (
    <>
      <h1>Lampadaire éteint, rue des Capucins</h1>
      <p class="meta">
        <StatusTag tone="soon">rappeler aujourd’hui</StatusTag>
        <span class="reference">26-004512-K</span>
        <span>Signalement éclairage</span>
        <span>attribuée à vous</span>
        <ButtonLink variant="second" href="#transfer" shortcut="e">
          Transférer
        </ButtonLink>
      </p>
      <Reason lead="Pourquoi maintenant :">
        rappel promis le 23 novembre par l’accueil. Cible de service le 4 décembre (15 jours ouvrés depuis le 16 novembre, pièce attendue
        déduite). Pas de décision implicite : un signalement n’en fait pas naître.
      </Reason>
      <SampleTimeline />
      <Form action="#">
        <Composer
          id="answer"
          name="answer"
          label="Réponse à Mme Lefort"
          shortcut="r"
          value="Bonjour Madame Lefort, la pièce est confirmée pour le 1er décembre…"
          footer={
            <>
              <span>
                <Kbd>;;</Kbd> texte type <Kbd>A</Kbd> joindre · brouillon enregistré · SMS, 2 messages
              </span>
              <Button>Envoyer, annulable 10 s</Button>
            </>
          }
        />
      </Form>
    </>
  )
}

function SampleTimeline() {
  return (
    <Timeline
      label="Histoire du dossier"
      entries={[
        {
          key: '1',
          when: '16 nov. 9:12',
          content: (
            <>
              <b>Appel de Mme Lefort</b>, pris par Inès Moreau (CIU)
              <br />« Le lampadaire devant le 14 est éteint depuis jeudi, les enfants partent dans le noir. »
            </>
          ),
        },
        {
          key: '2',
          when: '16 nov. 9:14',
          kind: 'system',
          content: 'Orientée vers Éclairage public : type « éclairage », voie communale (carte des compétences).',
        },
        {
          key: '3',
          when: '19 nov. 15:31',
          kind: 'note',
          content: (
            <>
              <b>Note de Karim B.</b> Armoire 212 à remplacer, pièce le 1er déc. <a href="#v">@Voirie</a> pour la nacelle.
            </>
          ),
        },
        {
          key: '4',
          when: '19 nov. 15:40',
          content: (
            <>
              <b>Réponse envoyée</b> par SMS et sur le compte · lue à 18:02
            </>
          ),
        },
      ]}
    />
  )
}

function SampleAside() {
  return (
    <>
      <h2>Usager</h2>
      <DataList
        rows={[
          { term: 'Nom', value: <a href="#p">Claire Lefort</a> },
          { term: 'Tél.', value: '06 39 98 12 34' },
          { term: 'Préfère', value: 'SMS, français' },
          { term: 'Identité', value: 'vue au guichet, mars 2026' },
        ]}
      />
      <h2>Aussi chez nous</h2>
      <ul class="plain-list">
        <li>
          2 demandes dans d’autres secteurs <a href="#why">motif</a>
        </li>
        <li>Cantine de Léo, facture d’octobre payée</li>
      </ul>
      <h2>Liées</h2>
      <ul class="plain-list">
        <li>
          <a href="#l">Armoire 212</a>, 11 contacts
        </li>
      </ul>
      <h2>Réponses utiles</h2>
      <ul class="plain-list">
        <li>
          <a href="#k">Délais de réparation d’une armoire</a>
        </li>
        <li>
          <a href="#k2">Éclairage : qui est compétent ?</a>
        </li>
      </ul>
    </>
  )
}
