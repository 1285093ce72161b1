import { Button } from '../components/button.tsx'
import { Callout, WaitingPanel } from '../components/callout.tsx'
import { CitizenLayout } from '../components/citizen-layout.tsx'
import type { Scheme } from '../components/document.tsx'
import { FileUpload } from '../components/file-upload.tsx'
import { Actions, Form } from '../components/form.tsx'
import { MessageBubble } from '../components/message-bubble.tsx'
import { Steps } from '../components/steps.tsx'
import { TextArea } from '../components/text-area.tsx'
import { SAMPLE_PORTAL_FRAME } from './sample-portal.tsx'

/** A citizen's request as it was sketched: a whole document. */
export function SampleRequest({ scheme }: { scheme?: Scheme | undefined }) {
  return (
    <CitizenLayout
      {...SAMPLE_PORTAL_FRAME}
      title="Votre demande 26-004512-K"
      breadcrumb={[{ href: '#b', text: 'Mes demandes' }]}
      scheme={scheme}
    >
      <div>
        <h1>Lampadaire éteint, rue des Capucins</h1>
        <p class="hint small">Demande 26-004512-K · reçue le lundi 16 novembre 2026 par téléphone</p>
      </div>
      <Callout title="Réparation prévue avant le vendredi 4 décembre">
        Service Éclairage public, Karim Benali. La date tient compte d’une commande de pièce.
      </Callout>
      <WaitingPanel id="todo" title="Nous attendons une chose de vous, avant le 30 novembre">
        <Form action="#" files>
          <FileUpload
            id="photo"
            name="photo"
            label="Une photo du numéro inscrit sur le poteau"
            hint="JPEG, PNG ou PDF, 10 Mo au plus. Sans cela, nous chercherons sur place : comptez quelques jours de plus."
            accept="image/*,application/pdf"
            maxBytes={10_000_000}
          />
          <Actions>
            <Button>Envoyer la photo</Button>
          </Actions>
        </Form>
      </WaitingPanel>
      <SampleSteps />
      <h2>Échanges</h2>
      <div>
        <MessageBubble from="Karim Benali" role="Éclairage public" when="19 novembre, 15 h 40">
          Bonjour Madame Lefort, l’armoire qui alimente votre rue est à remplacer. La pièce arrive le 1er décembre.
        </MessageBubble>
        <MessageBubble from="Claire Lefort" mine when="19 novembre, 18 h 05">
          Merci. La rue est très sombre pour les enfants le matin.
        </MessageBubble>
      </div>
      <Form action="#">
        <TextArea id="message" name="message" label="Votre message" maxLength={4000} />
        <Actions>
          <Button>Envoyer</Button>
        </Actions>
      </Form>
      <p class="small">
        <a href="#w">Qui a consulté ma demande</a> · <a href="#x">Télécharger l’accusé de réception</a> ·{' '}
        <a href="#y">Ajouter la date à mon agenda</a>
      </p>
    </CitizenLayout>
  )
}

function SampleSteps() {
  return (
    <Steps
      label="Où en est votre demande"
      steps={[
        { state: 'done', title: 'Reçue', detail: '16 novembre, 9 h 12. Accusé de réception envoyé par SMS.' },
        { state: 'done', title: 'Confiée à l’Éclairage public', detail: '16 novembre, 9 h 14. Ce poteau dépend de la Ville.' },
        {
          state: 'now',
          title: 'En cours',
          detail: 'Diagnostic fait le 19 novembre : l’armoire 212 est en panne. 11 voisins ont signalé la même chose.',
        },
        {
          state: 'later',
          title: 'Réparée',
          detail: 'Vous serez prévenu. Si ce n’est pas réparé, vous pourrez rouvrir la demande en un geste.',
        },
      ]}
    />
  )
}
