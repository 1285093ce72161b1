import type { Messages } from './fr.ts'

type Facts = Readonly<Record<string, string | number>>

export const en = {
  refusals: {
    'accounts.refusal.sign-in': () => 'The address and the password do not go together. Check both and try again.',
    'accounts.refusal.password': () => 'This is not your present password. Try again.',
    'accounts.refusal.code': () => 'This code does not fit or was used before. Wait until your application shows another one and copy it.',
    'accounts.refusal.wait': (facts: Facts) =>
      `Several attempts failed. Wait ${waitingTime(Number(facts['seconds']))} before the next one.`,
    'accounts.refusal.sign-in-again': () => 'Too much time has passed. Give your address and your password again.',
    'accounts.refusal.link-over': () =>
      'This link was used before or is no longer valid. Ask the person who administers Parvis for another one.',
    'accounts.refusal.already-set-up': () => 'Somebody already administers this city. Ask them for an invitation.',
    'accounts.refusal.password-too-short': (facts: Facts) =>
      `Choose a password of at least ${facts['minimum']} characters. A sentence does very well.`,
    'accounts.refusal.password-too-long': (facts: Facts) => `Choose a password of ${facts['maximum']} characters at most.`,
    'accounts.refusal.password-too-common': () =>
      'This password can be guessed: common words, a name, the city, a year or a run of keys. Choose a few words that have nothing to do with one another.',
    'accounts.refusal.not-allowed': () => 'Your role does not allow this. Ask a functional administrator.',
    'accounts.refusal.unknown-agent': () => 'This agent does not exist or no longer works here.',
    'accounts.refusal.unknown-unit': () => 'This service does not exist. Choose one from the list.',
    'accounts.refusal.unit-code-taken': () => 'A service already has this code. Give another one.',
    'accounts.refusal.unknown-role': () => 'This role does not exist.',
    'accounts.refusal.unknown-scope': () => 'One of the scopes asked for does not exist.',
    'accounts.refusal.scope-beyond-role': () => 'This role has no use for all these scopes: take away those that go beyond it.',
    'accounts.refusal.unknown-token': () => 'This token does not exist or was already revoked.',
    'accounts.refusal.token-name': (facts: Facts) =>
      `Give the token a name of ${facts['maximum']} characters at most: that of the program that uses it.`,
    'accounts.refusal.past-expiry': () => 'The end date is already past. Give a date to come.',
    'accounts.refusal.session-over': () => 'This connection has already ended.',
  },
  fields: {
    email: 'Work e-mail address',
    password: 'Password',
    newPassword: 'New password',
    newPasswordHint: (minimum: number) =>
      `At least ${minimum} characters. A sentence of a few words is easy to remember and hard to guess. You may paste it.`,
    presentPassword: 'Present password',
    code: 'Six-digit code',
    codeHint: 'The one your authenticator application shows.',
    givenName: 'First name',
    familyName: 'Last name',
    unit: 'Service',
    unitName: 'Name of your directorate',
    unitNameHint: 'For example: Direction générale des services.',
    unitCode: 'Short code of this directorate',
    unitCodeHint: '2 to 16 capital letters or digits, for example DGS.',
    wrongCode: 'Give 2 to 16 capital letters, digits or hyphens.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'This space is for the city’s agents.',
    button: 'Sign in',
    lost: 'Password lost or address unknown: ask the person who administers Parvis in your city for a link.',
    locked: (name: string) => `${name}, your session was locked while you were away. Your drafts are kept: give your password to go on.`,
    signedOut: 'You are signed out. On a shared machine, close the browser as well.',
    demonstration: 'Try Parvis',
    demonstrationLead:
      'This is a demonstration: the city, its agents and its inhabitants are invented. Enter as one of these agents with one click.',
    demonstrationPassword: 'Password of all:',
    enterAs: 'Enter',
    enterAsName: (name: string) => `as ${name}`,
    agent: 'Agent',
    role: 'Role',
    sees: 'What one sees first',
  },
  secondFactor: {
    title: 'Confirm that it is you',
    lead: 'Open your authenticator application and copy the code it shows.',
    button: 'Continue',
    enrolTitle: 'Protect your account',
    enrolLead: 'The city asks for a second way to recognise you. To be done once, with your telephone.',
    enrolSteps: [
      'Install an authenticator application if you have none (FreeOTP, Aegis, 2FAS or another).',
      'In this application, add an account and photograph the drawing below.',
      'Copy the six-digit code it shows.',
    ],
    qrCode: 'QR code to photograph with the authenticator application',
    byHand: 'You cannot photograph it? Type this key into the application:',
    again: 'Begin signing in again',
  },
  stepUp: {
    title: 'Confirm that it is still you',
    lead: 'What you are about to do concerns rights or a lot of data. The confirmation holds for ten minutes.',
    button: 'Confirm',
  },
  sessions: {
    title: 'My connections',
    lead: 'The devices on which your account is open. End those you do not recognise, then change your password.',
    caption: (count: number) => (count === 1 ? 'One open connection' : `${count} open connections`),
    device: 'Device',
    unknownDevice: 'Unknown device',
    since: 'Since',
    lastSeen: 'Last activity',
    current: 'this connection',
    locked: 'locked',
    act: 'End',
    end: 'End',
    endOf: (device: string) => `the connection on ${device}`,
    endOthers: 'End all the others',
    ended: 'The connection has ended.',
    othersEnded: (count: number) =>
      count === 0
        ? 'There was no other connection.'
        : count === 1
          ? 'The other connection has ended.'
          : `The ${count} other connections have ended.`,
    changePassword: 'Change my password',
    back: 'Back to my connections',
  },
  myPassword: {
    title: 'Change my password',
    lead: 'Your other connections will end.',
    button: 'Change the password',
    changed: 'Your password is changed.',
  },
  setUp: {
    title: 'Open Parvis for your city',
    lead: 'Create the account of the first person who administers. This link works once; that person then invites the others.',
    button: 'Create the account',
    newUnit: 'Your first directorate',
    person: 'You',
  },
  welcome: {
    title: (name: string) => `Welcome, ${name}`,
    lead: 'Choose your password to enter Parvis.',
    resetTitle: 'Choose a new password',
    resetLead: (name: string) => `For the account of ${name}. All open connections will end.`,
    button: 'Save and enter',
  },
  linkOver: {
    title: 'This link no longer opens anything',
    signIn: 'Sign in',
  },
  roles: {
    'R-ACC': 'Front-desk agent (counter)',
    'R-TEL': 'Telephone adviser',
    'R-COU': 'Mail agent',
    'R-INS': 'Case worker',
    'R-RES': 'Head of service',
    'R-DIR': 'Director',
    'R-SIG': 'Signatory (delegation)',
    'R-REG': 'Cash officer',
    'R-FAM': 'Family agent',
    'R-ANI': 'Activity leader, site manager',
    'R-TER': 'Field agent',
    'R-SAL': 'Room manager',
    'R-CAB': 'Mayor’s office',
    'R-MED': 'Mediator',
    'R-RED': 'Article writer',
    'R-ADF': 'Functional administrator',
    'R-ADT': 'Technical administrator',
    'R-DPO': 'Data protection officer',
    'R-ARC': 'Archivist',
    'R-AUD': 'Auditor (reading)',
  },
} satisfies Messages

function waitingTime(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? 'one second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
