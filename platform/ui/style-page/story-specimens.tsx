import { MessageBubble } from '../components/message-bubble.tsx'
import { Steps } from '../components/steps.tsx'
import { Timeline } from '../components/timeline.tsx'
import { Specimen } from './specimen.tsx'

/** What happened and what was said. */
export function StorySpecimens() {
  return (
    <>
      <StepsSpecimen />
      <TimelineSpecimen />
      <MessagesSpecimen />
    </>
  )
}

function StepsSpecimen() {
  return (
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
  )
}

function TimelineSpecimen() {
  return (
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
  )
}

function MessagesSpecimen() {
  return (
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
  )
}
