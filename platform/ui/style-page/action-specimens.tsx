import { Breadcrumb } from '../components/breadcrumb.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { Kbd } from '../components/kbd.tsx'
import { Link } from '../components/link.tsx'
import { Menu } from '../components/menu.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { Tabs } from '../components/tabs.tsx'
import { Toast } from '../components/toast.tsx'
import { Tooltip } from '../components/tooltip.tsx'
import { Specimen } from './specimen.tsx'

/** Buttons, links, menus and everything that leads somewhere. */
export function ActionSpecimens() {
  return (
    <>
      <ButtonSpecimen />
      <LinkSpecimen />
      <BreadcrumbSpecimen />
      <MenuSpecimen />
      <TabsSpecimen />
      <PaginationSpecimen />
      <DisclosureSpecimen />
      <DialogSpecimen />
      <TooltipSpecimen />
      <SearchBoxSpecimen />
      <ToastSpecimen />
    </>
  )
}

function ButtonSpecimen() {
  return (
    <Specimen
      name="Button"
      use="Un verbe. Une seule action principale par écran."
      draw={() => (
        <div class="row-of">
          <Button type="button">Envoyer ma demande</Button>
          <Button type="button" variant="second" icon="attach">
            Joindre
          </Button>
          <Button type="button" variant="quiet">
            Plus tard
          </Button>
          <Button type="button" variant="danger" icon="trash">
            Supprimer
          </Button>
          <Button type="button" disabled>
            Indisponible
          </Button>
          <Button type="button" variant="second" icon="print" iconOnly>
            Imprimer
          </Button>
          <ButtonLink variant="second" href="#button" icon="arrow-right">
            Prendre rendez-vous
          </ButtonLink>
        </div>
      )}
    />
  )
}

function LinkSpecimen() {
  return (
    <Specimen
      name="Link"
      use="Ses mots disent où il mène, même lus seuls."
      draw={() => (
        <p class="row-of">
          <Link href="#link">Télécharger l’accusé de réception</Link>
          <Link href="#link" tone="quiet">
            Qui a consulté ma demande
          </Link>
          <Link href="#link" tone="danger">
            Abandonner la demande
          </Link>
          <span>
            Appuyez sur <Kbd>Ctrl K</Kbd>
          </span>
        </p>
      )}
    />
  )
}

function BreadcrumbSpecimen() {
  return (
    <Specimen
      name="Breadcrumb"
      use="Les pages au-dessus de celle-ci."
      draw={() => (
        <Breadcrumb
          items={[
            { href: '#a', text: 'Accueil' },
            { href: '#b', text: 'Famille' },
            { href: '#c', text: 'Cantine' },
          ]}
        />
      )}
    />
  )
}

function MenuSpecimen() {
  return (
    <Specimen
      name="Menu"
      use="Des liens et des actes derrière un bouton ; Échap le referme."
      draw={() => (
        <div class="room">
          <Menu
            button="second"
            label="Autres actions"
            heading="Demande 26-004512-K"
            items={[
              { href: '#menu', text: 'Transférer', icon: 'transfer' },
              { href: '#menu2', text: 'Relier à une autre demande', icon: 'link', current: true },
              { action: '#', text: 'Clore sans suite', icon: 'archive', apart: true },
            ]}
          />
        </div>
      )}
    />
  )
}

function TabsSpecimen() {
  return (
    <Specimen
      name="Tabs"
      use="Les vues d’une même chose : chacune est une page."
      draw={(on) => (
        <Tabs
          label={on.words}
          tabs={[
            { href: '#1', text: 'Échanges', count: 4, current: true },
            { href: '#2', text: 'Pièces', count: 2 },
            { href: '#3', text: 'Historique' },
          ]}
        />
      )}
    />
  )
}

function PaginationSpecimen() {
  return (
    <Specimen
      name="Pagination"
      use="Vers les lignes d’avant et d’après."
      draw={(on) => <Pagination label={on.words} previous="#p" next="#n" where="51 à 100, par échéance" />}
    />
  )
}

function DisclosureSpecimen() {
  return (
    <Specimen
      name="Disclosure"
      use="Un complément, jamais l’essentiel."
      draw={() => (
        <>
          <Disclosure summary="Pourquoi cette date ?">Quinze jours ouvrés depuis le 16 novembre, pièce attendue déduite.</Disclosure>
          <Disclosure summary="Pourquoi ce montant ?" open>
            Tarif du quotient familial 4, douze repas.
          </Disclosure>
        </>
      )}
    />
  )
}

function DialogSpecimen() {
  return (
    <Specimen
      name="Dialog"
      use="Par-dessus la page ; sans script, son lien mène à la même chose."
      draw={(on) => (
        <>
          <ButtonLink variant="second" href="#dialog" data-dialog={on.id('box')}>
            Transférer la demande
          </ButtonLink>
          <Dialog id={on.id('box')} title="Transférer la demande">
            <p>
              La date promise est gardée. <Link href="#dialog">Voir les règles</Link>
            </p>
            <form method="dialog" class="actions end">
              <Button variant="quiet">Annuler</Button>
              <Button>Transférer</Button>
            </form>
          </Dialog>
        </>
      )}
    />
  )
}

function TooltipSpecimen() {
  return (
    <Specimen
      name="Tooltip"
      use="Quelques mots au survol et au focus ; Échap les cache."
      draw={(on) => (
        <div class="room top">
          <Tooltip id={on.id('tip')} text="Répondre (R)" side="start">
            <Button type="button" variant="second" icon="reply" iconOnly aria-describedby={on.id('tip')}>
              Répondre
            </Button>
          </Tooltip>
        </div>
      )}
    />
  )
}

function SearchBoxSpecimen() {
  return (
    <Specimen
      name="Search box"
      use="Un formulaire : le résultat a une adresse."
      draw={(on) => <SearchBox action="#" id={on.id('q')} label={on.words} value="inscrire mon fils à la cantine" />}
    />
  )
}

function ToastSpecimen() {
  return (
    <Specimen
      name="Toast"
      use="Une réponse courte, annulable ; le temps s’arrête quand on la regarde."
      draw={() => (
        <div class="toast-sample">
          <Toast undo={{ action: '#' }}>Réponse envoyée.</Toast>
        </div>
      )}
    />
  )
}
