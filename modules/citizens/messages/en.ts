import type { Messages } from './fr.ts'

export const en = {
  refusal: {
    'citizens.refusal.may-not-register': 'Your role does not allow you to create or change a file.',
    'citizens.refusal.wrong-email': 'Give an address of the form name@example.org.',
    'citizens.refusal.wrong-phone': 'Give a telephone number, for example 06 39 98 00 00.',
    'citizens.refusal.name-missing': 'Give a name.',
    'citizens.refusal.wrong-siret': 'This SIRET is not right: 14 digits, check them.',
    'citizens.refusal.wrong-birth-date':
      'This date of birth does not exist: check it. Write 00 for the day or the month that is not known.',
    'citizens.refusal.same-siret': 'A file already has this SIRET: look for it and complete it.',
    'citizens.refusal.unknown': 'This file does not exist, or you have no access to it.',
    'citizens.refusal.same-reach': 'This file already has this number or address.',
    'citizens.refusal.stale': 'A colleague changed this file meanwhile. Read it again, then save.',
  },
} satisfies Messages
