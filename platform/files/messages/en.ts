import type { Messages } from './fr.ts'

export const en = {
  title: 'Before you open this file',
  active: 'This PDF contains active content',
  findings: {
    script: 'it contains a program (JavaScript);',
    launch: 'it can start a program on your machine, send data or call an address;',
    'attached-file': 'it contains other files;',
    media: 'it contains sound, video or an object to be played;',
    'dynamic-form': 'it is a form drawn by a program (XFA);',
  },
  activeText: 'It is kept as it was received, as proof, and is never opened in the page.',
  locked: 'This PDF is protected by a password',
  lockedText:
    'Nobody can read it without that password, neither we nor the automatic reading. Ask the sender for a file without a password.',
  unchecked: 'This PDF could not be examined',
  uncheckedText: 'It is damaged, or protected in a way that hides what it contains. It is not opened in the page.',
  read: 'Read a copy without active content',
  save: 'Download the original',
  advice: 'Open the original only if you need it and know the sender; accept nothing that it asks for.',
} satisfies Messages
