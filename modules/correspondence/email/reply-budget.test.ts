import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAutomaticReply, mustSuspendNotifications } from './reply-budget.ts'
import { foldedSubject } from './subject-line.ts'

const NONE = { toSenderForSubjectLastDay: 0, toSenderLastDay: 0, fromMailboxLastHour: 0, usualFromMailboxAnHour: 4 }

test('a machine gets nothing, whatever the budget', () => {
  assert.deepEqual(decideAutomaticReply(['auto-submitted'], NONE), { send: false, hold: false, why: 'auto-submitted' })
})

test('one acknowledgement a day for one subject, five a day for one sender', () => {
  assert.deepEqual(decideAutomaticReply([], NONE), { send: true })
  assert.deepEqual(decideAutomaticReply([], { ...NONE, toSenderForSubjectLastDay: 1 }), {
    send: false,
    hold: false,
    why: 'subject-already-answered',
  })
  assert.deepEqual(decideAutomaticReply([], { ...NONE, toSenderLastDay: 4 }), { send: true })
  assert.deepEqual(decideAutomaticReply([], { ...NONE, toSenderLastDay: 5 }), { send: false, hold: false, why: 'sender-budget-spent' })
})

test('a mailbox that suddenly answers more than it ever does is held', () => {
  assert.deepEqual(decideAutomaticReply([], { ...NONE, fromMailboxLastHour: 19 }), { send: true })
  assert.deepEqual(decideAutomaticReply([], { ...NONE, fromMailboxLastHour: 20 }), { send: false, hold: true, why: 'mailbox-breaker' })
  assert.deepEqual(decideAutomaticReply([], { ...NONE, usualFromMailboxAnHour: 50, fromMailboxLastHour: 149 }), { send: true })
  assert.deepEqual(decideAutomaticReply([], { ...NONE, usualFromMailboxAnHour: 50, fromMailboxLastHour: 150 }), {
    send: false,
    hold: true,
    why: 'mailbox-breaker',
  })
})

/** Answers `messages` as they come, keeping the counts a store would keep; all within one hour. */
function simulate(messages: readonly { sender: string; subject: string }[]): number {
  const sent: { sender: string; subject: string }[] = []
  for (const message of messages) {
    const subject = foldedSubject(message.subject)
    const toSender = sent.filter((mail) => mail.sender === message.sender)
    const counts = {
      toSenderForSubjectLastDay: toSender.filter((mail) => mail.subject === subject).length,
      toSenderLastDay: toSender.length,
      fromMailboxLastHour: sent.length,
      usualFromMailboxAnHour: 4,
    }
    if (decideAutomaticReply([], counts).send) sent.push({ sender: message.sender, subject })
  }
  return sent.length
}

test('a responder that answers every acknowledgement stops after one mail (FreeScout 3670)', () => {
  assert.equal(
    simulate(Array.from({ length: 100 }, (_, turn) => ({ sender: 'robot@example.org', subject: `${'Re: '.repeat(turn)}Votre demande` }))),
    1,
  )
})

test('a responder that changes its subject each time stops after five', () => {
  assert.equal(simulate(Array.from({ length: 100 }, (_, turn) => ({ sender: 'robot@example.org', subject: `Ticket ${turn}` }))), 5)
})

test('a responder that changes address and subject each time stops at the breaker (FreeScout 4806)', () => {
  assert.equal(simulate(Array.from({ length: 4000 }, (_, turn) => ({ sender: `robot${turn}@example.org`, subject: `Ticket ${turn}` }))), 20)
})

test('an agent whose mailbox sends notifications back gets no more after three', () => {
  assert.equal(mustSuspendNotifications(2), false)
  assert.equal(mustSuspendNotifications(3), true)
})
