import type { Messages } from './fr.ts'

export const en = {
  channels: {
    portal: 'Portal',
    email: 'E-mail',
    post: 'Post',
    phone: 'Telephone',
    counter: 'Counter',
    kiosk: 'Kiosk',
    api: 'Program',
    partner: 'Another body',
  },
  results: {
    answered: 'Answered on the spot',
    'request-registered': 'Request registered',
    'request-followed': 'Request followed',
    redirected: 'Directed elsewhere',
    abandoned: 'Abandoned',
    'to-sort': 'To be sorted',
  },
  demands: {
    'new-need': 'New need',
    chasing: 'Chasing',
    'not-understood': 'Did not understand',
    'our-error': 'Our error',
    'wrong-door': 'Wrong door',
  },
  identityChecks: { none: 'Not checked', 'document-seen': 'Document seen', known: 'Known person', questions: 'Questions asked' },
  refusal: {
    'contacts.refusal.may-not-record': 'Your role does not allow you to record a contact.',
    'contacts.refusal.future-start': 'The time of the contact is in the future.',
    'contacts.refusal.unknown-person': 'This file does not exist any more, or you may not see it. Search for the person again.',
    'contacts.refusal.unknown-topic': 'This request type is not in the catalogue.',
    'contacts.refusal.no-sector': 'The city has no sector yet: complete the organisation.',
  },
} satisfies Messages
