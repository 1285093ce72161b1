import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unreadPage } from './read-page.ts'
import { searchableText } from './searchable-text.ts'

function pageWith(text: string, doubtful = false) {
  return { ...unreadPage(1, 'low-confidence'), text, doubtful }
}

test('what the engine guessed is not searched as if it were true, unless asked for', () => {
  const pages = [pageWith('lisible'), pageWith('gribouillis', true)]
  assert.equal(searchableText(pages), 'lisible')
  assert.equal(searchableText(pages, { doubtfulToo: true }), 'lisible\n\ngribouillis')
})

test('words cut at the end of a line are joined', () => {
  assert.equal(searchableText([pageWith('ses struc-\ntures adminis-\ntratives')]), 'ses structures administratives')
})

test('a hyphen that belongs to the word stays: names, inversions', () => {
  assert.equal(
    searchableText([pageWith('Aussi ne s’étendra-\nt-on pas sur Saint-\nDenis, celui-\nci 12-\n14')]),
    "Aussi ne s'étendra-t-on pas sur Saint-Denis, celui-ci 12- 14",
  )
})

test('lines run on, paragraphs stay, quotes and ligatures take one form', () => {
  assert.equal(searchableText([pageWith('la\nville\n\n« L’oﬃce »')]), 'la ville\n" L\'office "')
})
