import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideThread, type KnownThread, type OwnMarks, type ThreadDecision, type ThreadInput } from './thread-email.ts'

const AWA = 'awa@example.org'
const INES = 'ines@example.org'
const THREADS: readonly KnownThread[] = [
  { reference: '26-1-A', participants: new Set([AWA]) },
  { reference: '26-2-B', participants: new Set([AWA, INES]) },
]
/** Messages in the store: ours are signed, the others came from citizens. */
const STORED: Readonly<Record<string, string>> = { '<first@awa>': '26-1-A', '<first@ines>': '26-2-B', '<p.26-1-A.ok@city>': '26-1-A' }

const marks: OwnMarks = {
  referenceOfAddress: (address) => /^suivi\+(.+)\.right@city$/i.exec(address)?.[1],
  referenceOfMessageId: (id) => /^<p\.(.+)\.ok@city>$/.exec(id)?.[1],
  referencesInText: (text) => [...text.matchAll(/26-\d-[AB]/g)].map((match) => match[0]),
}

interface Case {
  readonly what: string
  readonly from?: string
  readonly to?: readonly string[]
  readonly deliveredTo?: readonly string[]
  readonly subject?: string
  readonly inReplyTo?: readonly string[]
  readonly references?: readonly string[]
  readonly authenticity?: ThreadInput['authenticity']
  /** `attach 26-1-A link confidence`, `possible doubt references`, `new`, `new doubt references`. */
  readonly gives: string
}

const SIGNED = 'suivi+26-1-A.right@city'
const FORGED = 'suivi+26-1-A.wrong@city'
const OURS = '<p.26-1-A.ok@city>'
const OURS_2 = '<p.26-2-B.ok@city>'
const FAKE = '<p.26-1-A.no@city>'

const CASES: readonly Case[] = [
  { what: 'a first message', gives: 'new' },
  { what: 'a subject that is the same as another', subject: 'Re: Lampadaire', gives: 'new' },
  { what: 'an answer to the signed address', to: [SIGNED], gives: 'attach 26-1-A signed-address certain' },
  { what: 'the signed address among others', to: ['mairie@city', SIGNED], gives: 'attach 26-1-A signed-address certain' },
  { what: 'the signed address known from the delivery only', deliveredTo: [SIGNED], gives: 'attach 26-1-A signed-address certain' },
  { what: 'the signed address with letters in other case', to: ['Suivi+26-1-A.right@CITY'], gives: 'attach 26-1-A signed-address certain' },
  { what: 'a sender with letters in other case', from: 'AWA@Example.org', to: [SIGNED], gives: 'attach 26-1-A signed-address certain' },
  { what: 'a changed subject', to: [SIGNED], subject: 'autre chose', gives: 'attach 26-1-A signed-address certain' },
  { what: 'a forged address', to: [FORGED], gives: 'new' },
  { what: 'a forged address, and a stranger', from: 'x@evil.example', to: [FORGED], gives: 'new' },
  { what: 'a right address used by somebody else', from: 'x@evil.example', to: [SIGNED], gives: 'possible sender-not-participant 26-1-A' },
  {
    what: 'a right address used in the name of a participant who did not write',
    to: [SIGNED],
    authenticity: 'fail',
    gives: 'possible sender-not-authentic 26-1-A',
  },
  { what: 'two signed addresses', to: [SIGNED, 'suivi+26-2-B.right@city'], gives: 'possible several-threads 26-1-A,26-2-B' },
  { what: 'the same signed address twice', to: [SIGNED], deliveredTo: [SIGNED], gives: 'attach 26-1-A signed-address certain' },
  { what: 'a signed address of a request that is gone', to: ['suivi+26-9-A.right@city'], gives: 'new' },
  {
    what: 'a message passed on to the signed address on purpose',
    to: [SIGNED],
    subject: 'TR: facture',
    gives: 'attach 26-1-A signed-address certain',
  },
  { what: 'In-Reply-To alone (Chatwoot 10028)', inReplyTo: [OURS], gives: 'attach 26-1-A signed-message-id certain' },
  { what: 'References alone', references: [OURS], gives: 'attach 26-1-A signed-message-id certain' },
  {
    what: 'our message first in References, the origin unknown (Zammad 5716)',
    references: [OURS, '<other@x>', '<more@x>'],
    gives: 'attach 26-1-A signed-message-id certain',
  },
  {
    what: 'our message in the middle of References',
    references: ['<lost@x>', OURS, '<more@x>'],
    gives: 'attach 26-1-A signed-message-id certain',
  },
  {
    what: 'two of ours: the one answered counts',
    inReplyTo: [OURS],
    references: [OURS_2],
    gives: 'attach 26-1-A signed-message-id certain',
  },
  { what: 'two of ours in References: the latest counts', references: [OURS_2, OURS], gives: 'attach 26-1-A signed-message-id certain' },
  {
    what: 'a signed address against our older message: where it was sent counts',
    to: [SIGNED],
    references: [OURS_2],
    gives: 'attach 26-1-A signed-address certain',
  },
  { what: 'a forged Message-ID', references: [FAKE], gives: 'new' },
  {
    what: 'our message answered by a stranger',
    from: 'x@evil.example',
    references: [OURS],
    gives: 'possible sender-not-participant 26-1-A',
  },
  {
    what: 'our message passed on by a stranger to the general address (Zammad 4965)',
    from: 'tiers@example.org',
    subject: 'Fwd: Re: Lampadaire',
    references: [OURS],
    gives: 'new forwarded 26-1-A',
  },
  { what: 'our message passed on by the participant', subject: 'TR: Lampadaire', references: [OURS], gives: 'new forwarded 26-1-A' },
  { what: 'our message, sender not authentic', references: [OURS], authenticity: 'fail', gives: 'possible sender-not-authentic 26-1-A' },
  { what: 'an answer to one own earlier message', references: ['<first@awa>'], gives: 'attach 26-1-A known-message high' },
  { what: 'an answer to the message of another participant', references: ['<first@ines>'], gives: 'attach 26-2-B known-message high' },
  {
    what: 'an answer to a stored message by a stranger',
    from: 'x@evil.example',
    references: ['<first@awa>'],
    gives: 'new sender-not-participant 26-1-A',
  },
  {
    what: 'an answer to a stored message, not authentic',
    references: ['<first@awa>'],
    authenticity: 'fail',
    gives: 'new sender-not-authentic 26-1-A',
  },
  {
    what: 'a stored message passed on (Zammad 5287)',
    references: ['<first@awa>'],
    subject: 'I: Lampadaire',
    gives: 'new forwarded 26-1-A',
  },
  {
    what: 'a stored message passed on without a prefix by somebody else',
    from: 'tiers@example.org',
    references: ['<first@ines>'],
    gives: 'new sender-not-participant 26-2-B',
  },
  {
    what: 'the reference in the subject, by the participant',
    subject: 'dossier 26-1-A',
    gives: 'attach 26-1-A reference-in-subject medium',
  },
  {
    what: 'the reference in the subject, by a stranger (Zammad 5064)',
    from: 'x@evil.example',
    subject: 'Re: [26-1-A]',
    gives: 'new sender-not-participant 26-1-A',
  },
  {
    what: 'the reference of another person in the subject',
    from: INES,
    subject: 'voir 26-1-A',
    gives: 'new sender-not-participant 26-1-A',
  },
  { what: 'a reference that does not exist', subject: 'voir 26-7-A', gives: 'new' },
  {
    what: 'the reference in the subject, not authentic',
    subject: 'dossier 26-1-A',
    authenticity: 'fail',
    gives: 'new sender-not-authentic 26-1-A',
  },
  { what: 'the reference in the subject of a message passed on', subject: 'WG: dossier 26-1-A', gives: 'new forwarded 26-1-A' },
  {
    what: 'two references, one of them one’s own',
    from: INES,
    subject: '26-1-A et 26-2-B',
    gives: 'attach 26-2-B reference-in-subject medium',
  },
  { what: 'a sender without address', from: '', to: [SIGNED], gives: 'possible sender-not-participant 26-1-A' },
  { what: 'unknown messages only', references: ['<a@b>', '<c@d>'], inReplyTo: ['<c@d>'], gives: 'new' },
]

for (const row of CASES) {
  test(`${row.what}: ${row.gives}`, async () => {
    const email = {
      from: mailbox(row.from ?? AWA),
      to: (row.to ?? ['mairie@city']).map(mailbox),
      cc: [],
      deliveredTo: row.deliveredTo ?? [],
      subject: row.subject ?? 'Lampadaire',
      inReplyTo: row.inReplyTo ?? [],
      references: row.references ?? [],
    }
    const threads = {
      byReference: async (reference: string) => THREADS.find((thread) => thread.reference === reference),
      byMessageIds: async (ids: readonly string[]) => ids.flatMap((id) => THREADS.filter((thread) => thread.reference === STORED[id])),
    }
    assert.equal(told(await decideThread({ email, authenticity: row.authenticity ?? 'none' }, marks, threads)), row.gives)
  })
}

function mailbox(address: string): { name: string; address: string } {
  return { name: '', address }
}

function told(decision: ThreadDecision): string {
  if (decision.decision === 'attach') return `attach ${decision.reference} ${decision.link} ${decision.confidence}`
  if (decision.decision === 'possible')
    return `possible ${decision.doubt} ${decision.candidates.map((candidate) => candidate.reference).join(',')}`
  return decision.doubt === undefined
    ? 'new'
    : `new ${decision.doubt} ${decision.perhaps.map((candidate) => candidate.reference).join(',')}`
}
