import { ButtonLink } from '../components/button.tsx'
import { Card } from '../components/callout.tsx'
import { CitizenLayout } from '../components/citizen-layout.tsx'
import type { Scheme } from '../components/document.tsx'
import { FactList, LinkList } from '../components/link-list.tsx'
import { SearchBox } from '../components/search-box.tsx'

export const SAMPLE_PORTAL_FRAME = {
  city: { name: 'Ville de Rochambeau' },
  nav: [
    { href: '#p', text: 'Démarches' },
    { href: '#r', text: 'Rendez-vous' },
    { href: '#f', text: 'Famille' },
  ],
  account: { href: '#c', text: 'Mon compte' },
  languages: { fr: '?lang=fr', en: '?lang=en', it: '?lang=it' },
  footer: [
    { href: '#a', text: 'Accessibilité : totalement conforme' },
    { href: '#d', text: 'Vos données' },
    { href: '#s', text: 'Plan du site' },
    { href: 'tel:+33235000000', text: '02 35 00 00 00' },
  ],
} as const

/** The portal's home as it was sketched, with the real components: a whole document. */
export function SamplePortal({ scheme }: { scheme?: Scheme | undefined }) {
  return (
    <CitizenLayout {...SAMPLE_PORTAL_FRAME} title="Démarches" wide scheme={scheme}>
      <section class="hero">
        <h1>Que pouvons-nous faire pour vous ?</h1>
        <p class="lead">
          Écrivez-le avec vos mots. Vous pouvez aussi nous appeler, nous écrire ou passer : votre demande suit le même chemin.
        </p>
        <SearchBox action="#" big value="inscrire mon fils à la cantine" />
        <p class="often">
          Souvent demandé : <a href="#1">passeport</a> <a href="#2">acte de naissance</a> <a href="#3">dépôt sauvage</a>{' '}
          <a href="#4">salle pour une fête</a>
        </p>
      </section>
      <div class="with-aside">
        <section>
          <h2 class="ruled">Par moment de vie</h2>
          <LinkList
            items={[
              { href: '#m1', text: 'J’ai un enfant à l’école', hint: 'Inscription, cantine, mercredis, factures' },
              { href: '#m2', text: 'Je déménage ou j’arrive', hint: 'Adresse, stationnement, écoles, listes électorales' },
              { href: '#m3', text: 'Je signale un problème', hint: 'Voirie, éclairage, propreté, bruit' },
              { href: '#m4', text: 'Papiers et citoyenneté', hint: 'Identité, actes, élections, recensement' },
              { href: '#m5', text: 'Je construis, je transforme', hint: 'Déclaration préalable, permis, enseigne' },
              { href: '#m6', text: 'Mon association', hint: 'Salles, subventions, manifestations' },
              { href: '#m7', text: 'Je me marie, je me pacse', hint: 'Dossier, dates, salle' },
              { href: '#m8', text: 'J’ai besoin d’aide', hint: 'Logement, accompagnement, aînés, handicap' },
            ]}
          />
        </section>
        <div class="aside">
          <Card id="places" title="Nous voir maintenant">
            <FactList
              facts={[
                { text: 'Hôtel de Ville', value: 'attente 6 min', tone: 'good' },
                { text: 'Mairie Saint-Sever', value: 'attente 25 min', tone: 'mid' },
                { text: 'Mairie des Hauts', value: 'ouvre à 13 h 30', tone: 'off' },
              ]}
            />
            <p class="after">
              <a href="#t">Prendre un ticket à distance</a>
              <br />
              <a href="#u">Prendre rendez-vous</a>
            </p>
          </Card>
          <Card id="follow" title="Suivre une demande">
            <p>
              Avec votre numéro, par exemple <b class="reference">26-004512-K</b>, et votre code de suivi.
            </p>
            <p class="after">
              <ButtonLink variant="second" href="#v">
                Suivre
              </ButtonLink>
            </p>
          </Card>
        </div>
      </div>
    </CitizenLayout>
  )
}
