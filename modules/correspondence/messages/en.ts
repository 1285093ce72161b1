import type { LetterFacts, Messages } from './fr.ts'

export const en = {
  mail: {
    greeting: (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`),
    acknowledgementSubject: (facts: LetterFacts) => `Your request is registered: ${facts.subject}`,
    received: (facts: LetterFacts) =>
      `Your request “${facts.subject}” reached ${facts.city} on ${facts.receivedOn}. Its number is ${facts.reference}.`,
    handledBy: (service: string, address: string, phone: string, email: string) =>
      `It is handled by ${service}, ${address}${phone === '' ? '' : `, telephone ${phone}`}${email === '' ? '' : `, ${email}`}.`,
    follow: (facts: LetterFacts) =>
      `Follow it, write to us or add a document here:\n${facts.followUrl}\nNumber: ${facts.reference}\nTracking code: ${facts.code}\nKeep this code: it opens your request without an account.`,
    replyByMail: 'You may also answer this e-mail.',
    above: 'Write your answer above this line',
    missingSubject: (facts: LetterFacts) => `Something is missing: ${facts.subject}`,
    missing: (items: string, limit: string) =>
      `To go on, we need:\n${items}\n\nSend it before ${limit}, by answering this e-mail, online, by post or at a counter.`,
    referralSubject: (facts: LetterFacts) => `Your request was passed on: ${facts.subject}`,
    referral: (partner: string) =>
      `Your request is the business of ${partner}. We passed it on today with your documents (article L114-2 of the code of relations between the public and the administration). You have nothing to do again.`,
    closingSubject: (facts: LetterFacts) => `Your request is closed: ${facts.subject}`,
    closing: {
      granted: 'Your request was granted.',
      refused: 'Your request could not be granted.',
      'no-action': 'We close your request without action. It can be reopened with its number.',
      withdrawn: 'Your request is withdrawn.',
    },
    answerSubject: (facts: LetterFacts) => `Answer to your request: ${facts.subject}`,
    signature: (agent: string, title: string, service: string, city: string) =>
      [agent, title, service, city].filter((line) => line !== '').join('\n'),
    automatic: 'This message is automatic.',
  },
  letter: {
    placeAndDate: (town: string, day: string) => `${town}, ${day}`,
    reference: 'Request number',
    subject: 'Subject: ',
    page: 'Page {page} of {pages}',
  },
  line: { in: 'Message received', out: 'Answer', automatic: 'Automatic message', hidden: 'content kept to the service' },
  states: {
    received: 'received',
    queued: 'waiting to be sent',
    sent: 'sent',
    delivered: 'delivered',
    failed: 'refused by the mail server',
    bounced: 'came back: correct the address',
    uncertain: 'may have left: to be checked',
    cancelled: 'taken back',
    shown: 'visible on the follow-up page',
  },
  delivery: {
    silent: 'the mail server does not answer',
    putsOff: (code) => `the mail server asks to wait (${code})`,
    waiting: (about) =>
      `not sent yet: ${about.why}; ${about.tries} ${about.tries > 1 ? 'tries' : 'try'}${about.next === undefined ? '' : `, next: ${about.next}`}`,
    gaveUp: (tries) => `not sent: the mail server took nothing for a day (${tries} tries)`,
  },
  readOn: (day: string) => `read on ${day}`,
  desk: {
    sent: 'Answer ready: it leaves in ten seconds.',
    again: 'Send again',
    sentAgain: 'The message is sent again: follow it below.',
    undone: 'Answer taken back: its text is in your draft.',
    unresolved: (fields: string) => `First fill in or remove: ${fields}.`,
  },
  sender: {
    title: 'Sender',
    pass: (domain: string) => `The sender’s address is verified (${domain}).`,
    fail: (domain: string) =>
      `The sender’s address is probably false: this message does not come from ${domain}. Give no information before checking in another way.`,
    none: () => 'The sender’s address could not be verified.',
    'not-checked': () => 'The sender’s address was not checked.',
    wrongSignature: 'The signature does not fit the message: it was changed on its way, or imitated.',
  },
  refusal: {
    'correspondence.refusal.empty': 'Write your message before you send it.',
    'correspondence.refusal.too-long': 'This message is too long: shorten it or attach a document.',
    'correspondence.refusal.unknown': 'This message does not exist, or does not belong to your service.',
    'correspondence.refusal.already-sent': 'Too late: this message has left.',
    'correspondence.refusal.already-decided': 'A colleague has already sorted this e-mail.',
    'correspondence.refusal.may-not-post': 'Your role does not allow you to post letters.',
    'correspondence.refusal.still-held': 'This letter can still be taken back: post it in a few seconds.',
    'correspondence.refusal.may-not-sort': 'Your role does not allow you to sort mail.',
  },
  reasons: {
    'new-matter': 'new request',
    attached: 'joined to its request',
    'sender-not-participant': 'bears the number of a request, but the sender takes no part in it',
    'sender-not-authentic': 'the sender is not who they say they are',
    'several-threads': 'concerns several requests',
    forwarded: 'somebody else’s message, forwarded',
    unreadable: 'our tools cannot read it: the original is kept',
    'automatic-reply': 'automatic reply',
    bulk: 'mass mailing or mailing list',
    'abuse-report': 'abuse report of a provider',
    'own-loop': 'a message of the city that came back to it',
    'delivery-notice': 'delivery notice',
    bounce: 'a message of the city refused by its recipient',
    duplicate: 'already received',
    encrypted: 'encrypted: ask the sender for another way',
  },
} satisfies Messages
