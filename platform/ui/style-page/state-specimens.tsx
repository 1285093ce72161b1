import { Button, ButtonLink } from '../components/button.tsx'
import { Callout, Reason, WaitingPanel } from '../components/callout.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { Specimen } from './specimen.tsx'

/** What is said about a state. */
export function StateSpecimens() {
  return (
    <>
      <NoticeSpecimen />
      <StatusTagSpecimen />
      <CalloutAndWaitingPanelSpecimen />
      <EmptyStateSpecimen />
    </>
  )
}

function NoticeSpecimen() {
  return (
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
  )
}

function StatusTagSpecimen() {
  return (
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
  )
}

function CalloutAndWaitingPanelSpecimen() {
  return (
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
  )
}

function EmptyStateSpecimen() {
  return (
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
  )
}
