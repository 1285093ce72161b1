import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import {
  BarChart,
  DataList,
  Icon,
  LineChart,
  Live,
  Notice,
  Pagination,
  RowList,
  STATUS_TONES,
  StatusTag,
  Steps,
  SummaryList,
  Table,
  TaskList,
  Toast,
  type Ui,
  NO_ASSETS,
  initials,
  renderFragment,
} from './index.ts'

const UI: Ui = { locale: 'fr', nonce: undefined, assets: NO_ASSETS, demo: false }

function html(part: VNode): string {
  return renderFragment(part, UI)
}

test('each state has a shape of its own, for those who do not see colours', () => {
  const shapes = STATUS_TONES.map((tone) => /<svg[^>]*>(.*)<\/svg>/.exec(html(<StatusTag tone={tone}>mot</StatusTag>))?.[1])
  assert.equal(new Set(shapes).size, STATUS_TONES.length)
})

test('the tone of a notice is said, not only coloured', () => {
  assert.match(html(<Notice tone="warning">Il manque une pièce.</Notice>), /role="img" aria-label="Attention"/)
  assert.match(
    html(
      <Notice tone="danger" announce>
        x
      </Notice>,
    ),
    /role="alert"/,
  )
  assert.match(
    html(
      <Notice tone="success" announce>
        x
      </Notice>,
    ),
    /role="status"/,
  )
})

test('an icon beside a word is not read out', () => {
  assert.match(html(<Icon name="mail" />), /aria-hidden="true"/)
})

test('a table names itself, its columns and its rows, and each cell repeats its column for the card form', () => {
  const text = html(
    <Table
      caption="Demandes"
      rows={[{ reference: '26-004512-K', days: 7 }]}
      rowKey={(row) => row.reference}
      columns={[
        { key: 'ref', title: 'Numéro', header: true, cell: (row) => row.reference },
        { key: 'days', title: 'Jours', number: true, cell: (row) => row.days, sort: { href: '?sort=days', direction: 'descending' } },
      ]}
    />,
  )
  assert.match(text, /<caption>Demandes<\/caption>/)
  assert.match(text, /<th scope="row">26-004512-K<\/th>/)
  assert.match(text, /aria-sort="descending"/)
  assert.match(text, /data-label="Jours"/)
})

test('an empty table says so instead of showing nothing', () => {
  const text = html(
    <Table
      caption="Demandes"
      rows={[]}
      rowKey={String}
      columns={[{ key: 'a', title: 'A', cell: () => '' }]}
      empty="Aucune demande en retard."
    />,
  )
  assert.match(text, /Aucune demande en retard\./)
})

test('a fact that is missing is said to be missing', () => {
  assert.match(html(<SummaryList rows={[{ term: 'Téléphone', change: { href: '/x' } }]} />), /Non renseigné/)
  assert.match(html(<DataList rows={[{ term: 'Identité', value: '' }]} />), /Non renseigné/)
})

test('a link that changes an answer says which one', () => {
  assert.match(
    html(<SummaryList rows={[{ term: 'Adresse', value: 'x', change: { href: '/x' } }]} />),
    /Modifier<span class="visually-hidden"> Adresse<\/span>/,
  )
})

test('the task list counts what is done and ties each state to its task', () => {
  const text = html(
    <TaskList
      tasks={[
        { text: 'Foyer', href: '/a', status: { tone: 'done', text: 'Terminé' } },
        { text: 'Envoyer', status: { tone: 'neutral', text: 'Pas encore' } },
      ]}
    />,
  )
  assert.match(text, /1 sur 2 étapes terminées/)
  assert.match(text, /<a href="\/a" aria-describedby="tasks-1-status">/)
  assert.doesNotMatch(text, /<a[^>]*>Envoyer/)
})

test('only the step where the request stands is the current one', () => {
  const text = html(
    <Steps
      steps={[
        { state: 'done', title: 'Reçue' },
        { state: 'now', title: 'En cours' },
        { state: 'later', title: 'Réparée' },
      ]}
    />,
  )
  assert.equal(text.match(/aria-current="step"/g)?.length, 1)
  assert.match(text, /Reçue<\/span><span class="visually-hidden"> \(Terminé\)/)
})

test('one page needs no pagination, a last page only leads back', () => {
  assert.equal(html(<Pagination />), '')
  const last = html(<Pagination previous="?before=x" />)
  assert.match(last, /rel="prev"/)
  assert.doesNotMatch(last, /rel="next"/)
})

test('the open file is marked in its list', () => {
  const text = html(
    <RowList
      label="Demandes"
      rows={[
        { key: '1', href: '/a', title: 'A' },
        { key: '2', href: '/b', title: 'B', current: true },
      ]}
    />,
  )
  assert.match(text, /<a class="title" href="\/b" aria-current="true"/)
  assert.doesNotMatch(text, /href="\/a" aria-current/)
})

test('every figure drawn is also written in a table', () => {
  const chart = {
    id: 'c',
    title: 'Délais',
    category: 'Service',
    categories: ['Voirie', 'Propreté'],
    format: (value: number) => `${value} jours`,
    series: [{ name: 'Médiane', values: [11, undefined] }],
  }
  for (const text of [html(<BarChart {...chart} />), html(<LineChart {...chart} />)]) {
    assert.match(text, /<td class="number" data-label="Médiane">11 jours<\/td>/)
    assert.match(text, /<td class="number" data-label="Médiane">–<\/td>/)
    assert.match(text, /role="img" aria-labelledby="c-title"/)
  }
})

test('an act that can be undone is undone by a form, with the browser’s token', () => {
  const text = renderFragment(<Toast undo={{ action: '/undo', hidden: { id: '7' } }}>Envoyée.</Toast>, { ...UI, csrf: 'token-1' })
  assert.match(text, /<form action="\/undo" method="post">.*name="csrf".*name="id" value="7".*Annuler/)
  assert.match(text, /data-seconds="10"/)
})

test('a live part says what it depends on and where it is asked again', () => {
  assert.match(
    html(
      <Live id="history" topics={['request:1', 'unit:2']} url="/desk/requests/1/history">
        x
      </Live>,
    ),
    /<div id="history" data-live="request:1 unit:2" data-live-url="\/desk\/requests\/1\/history">/,
  )
})

test('initials are the first letters of the first and last names', () => {
  assert.equal(initials('Karim Benali'), 'KB')
  assert.equal(initials('Marie-Claire de La Tour'), 'MT')
  assert.equal(initials('Élodie'), 'É')
  assert.equal(initials(''), '')
})
