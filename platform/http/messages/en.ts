import { formatNumber } from '#platform/i18n'
import type { Facts, Messages } from './fr.ts'

const KINDS: Readonly<Record<string, string>> = {
  image: 'photo or picture',
  pdf: 'PDF',
  office: 'office document',
  text: 'text',
  email: 'e-mail',
}

export const en = {
  issues: {
    missing: () => 'Fill in this field.',
    'too-short': (data: Facts) => `Write at least ${data.minimum} characters.`,
    'too-long': (data: Facts) => `Shorten this text: ${formatNumber('en', Number(data.maximum))} characters at most.`,
    'too-few': (data: Facts) => `Choose at least ${data.minimum} answers.`,
    'too-many': (data: Facts) => `Keep ${data.maximum} answers at most.`,
    'too-little': (data: Facts) => `Give a number of at least ${data.minimum}.`,
    'too-big': (data: Facts) => `Give a number of at most ${data.maximum}.`,
    'wrong-kind': (data: Facts) => `This field takes ${SORTS[String(data.expected)] ?? 'another kind of value'}.`,
    'not-in-list': (data: Facts) => `Choose one of the offered answers: ${data.allowed}.`,
    'not-offered': () => 'Choose one of the offered answers.',
    'wrong-email': () => 'Give an address of the form name@example.org.',
    'wrong-phone': () => 'Give a telephone number, for example 06 39 98 00 00.',
    'wrong-id': () => 'This identifier is not complete.',
    'wrong-date': () => 'Give a date, for example 16/11/2026.',
    'wrong-iso-date': () => 'Give a date of the form 2026-11-16.',
    'wrong-url': () => 'Give a full page address.',
    'wrong-form': () => 'This value does not have the expected form.',
    'unknown-field': () => 'This field is not known here: remove it.',
    'sent-twice': () => 'This field was sent twice: keep only one.',
    'future-date': () => 'This date is in the future: check it.',
    'no-file': () => 'Choose a file.',
    'file-too-large': (data: Facts) => `This file is too large: ${data.maximum} MB at most.`,
    'file-kind': (data: Facts) => `This file is not of an accepted kind (${kinds(data.allowed)}).`,
    'file-unreadable': () => 'This file cannot be read: it is damaged or incomplete. Save it again, or take a photograph of it.',
    'file-infected': () => 'This file contains a virus: it was not kept. Tell the person who gave it to you.',
    'storage-full': () => 'The file could not be kept: there is no room left. Send your request without it, and add it later.',
    'storage-unavailable': () => 'The file could not be kept. Try again in a few minutes, or send your request without it.',
    'too-many-files': (data: Facts) => `Send ${data.maximum} files at most.`,
  },
  pages: {
    'not-found': {
      title: 'Page not found',
      text: 'This page does not exist, or it is not yours. Check the address, or start again from the home page.',
    },
    'not-allowed': { title: 'Access reserved', text: 'Your role does not allow this. Ask your manager.' },
    conflict: {
      title: 'This has changed meanwhile',
      text: 'Somebody changed this file while you were writing. Go back: your text is kept.',
    },
    invalid: { title: 'Some fields need correcting', text: 'Nothing was saved. Go back to the form, correct what follows and send again.' },
    malformed: { title: 'Content cannot be read', text: 'The body of the request is not JSON. Nothing was saved.' },
    unsupported: {
      title: 'Unknown kind of content',
      text: 'Send JSON, with the header “Content-Type: application/json”. Nothing was saved.',
    },
    'token-missing': {
      title: 'Token missing or refused',
      text: 'Show a token that is valid: “Authorization: Bearer …”. An administrator gives them at the desk, under “API tokens”.',
    },
    'too-many': { title: 'Too many attempts', text: 'Wait a minute, then try again.' },
    'too-large': { title: 'Too large', text: 'The whole is larger than what is accepted. Send fewer or lighter files.' },
    forged: {
      title: 'Form expired',
      text: 'The page was open for too long, or comes from another site. Go back, reload the page and send again.',
    },
    failure: {
      title: 'The service is interrupted for a moment',
      text: 'What you last sent was not saved. Try again in a minute. If it goes on, give this reference to the front desk:',
    },
    unavailable: {
      title: 'Service unavailable for a moment',
      text: 'The database does not answer. Nothing was lost. Try again in a minute.',
    },
    'disk-full': {
      title: 'Service unavailable for a moment',
      text: 'The disk of the server is full: nothing can be saved at the moment. What you just sent was not kept; what was saved before is still there. The administrator has to make room: try again in a few minutes.',
    },
  },
  /** A refused file is called by its name: several may have come with one field. */
  ofFile: (name: string, sentence: string) => `“${name}”: ${sentence}`,
  backToForm: 'Back to the form',
  home: 'Back to the home page',
} satisfies Messages

/** Sorts of values, as schemas name them. */
const SORTS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function kinds(allowed: string | number | undefined): string {
  return String(allowed ?? '')
    .split(', ')
    .map((kind) => KINDS[kind] ?? kind)
    .join(', ')
}
