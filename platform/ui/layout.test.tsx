import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AgentLayout, CitizenLayout, NO_ASSETS, type Ui, renderDocument } from './index.ts'

const ASSETS = {
  ...NO_ASSETS,
  styles: '/assets/styles-1.css',
  font: '/assets/font-1.woff2',
  scripts: { portal: '/assets/portal-1.js', desk: '/assets/desk-1.js' },
}

function uiOf(over: Partial<Ui> = {}): Ui {
  return { locale: 'fr', nonce: 'n0nce', assets: ASSETS, demo: false, ...over }
}

function citizenPage(over: Partial<Ui> = {}): string {
  return renderDocument(
    <CitizenLayout title="Démarches" city={{ name: 'Ville de Rochambeau' }} languages={{ fr: '?lang=fr', en: '?lang=en', it: '?lang=it' }}>
      <h1>Démarches</h1>
    </CitizenLayout>,
    uiOf(over),
  )
}

test('a page of the portal is a whole document in the reader’s language, titled with the page then the city', () => {
  const html = citizenPage({ locale: 'it' })
  assert.match(html, /^<!doctype html><html lang="it">/)
  assert.match(html, /<title>Démarches – Ville de Rochambeau<\/title>/)
  assert.match(html, /<body class="citizen">/)
})

test('a page holds nothing inline and gives its nonce to each file it loads', () => {
  const html = citizenPage()
  assert.doesNotMatch(html, /<style|style="|onclick=|<script>/)
  const loading = html.match(/<(?:script|link)[^>]*>/g) ?? []
  assert.equal(loading.length, 3)
  for (const tag of loading) assert.match(tag, /nonce="n0nce"/)
})

test('the portal loads the portal’s script and the desk the desk’s', () => {
  assert.match(citizenPage(), /src="\/assets\/portal-1.js"/)
  const desk = renderDocument(<AgentLayout title="Ma journée">x</AgentLayout>, uiOf())
  assert.match(desk, /src="\/assets\/desk-1.js"/)
  assert.match(desk, /<title>Ma journée – Parvis<\/title>/)
  assert.match(desk, /<body class="agent">/)
})

test('the demonstration says so on every page, a real city never does', () => {
  assert.match(citizenPage({ demo: true }), /Ville de démonstration/)
  assert.doesNotMatch(citizenPage(), /Ville de démonstration/)
})

test('the language in use is marked and the two others are links', () => {
  const html = citizenPage()
  assert.match(html, /<span aria-current="true" lang="fr">/)
  assert.match(html, /<a href="\?lang=en" lang="en" hreflang="en"/)
})

test('signing out reloads the whole page, so that no page kept in memory can come back', () => {
  const html = renderDocument(
    <AgentLayout title="x" user={{ name: 'Karim Benali', links: [], signOut: { action: '/sign-out' } }}>
      x
    </AgentLayout>,
    uiOf(),
  )
  assert.match(html, /<form action="\/sign-out" method="post" data-turbo="false">/)
})
