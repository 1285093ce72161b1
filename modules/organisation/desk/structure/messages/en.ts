import type { Messages } from './fr.ts'

type Facts = Readonly<Record<string, string | number>>

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const en = {
  refusals: {
    'organisation.refusal.unit-code': () => 'Give a code of 2 to 16 characters: capitals, digits, hyphen.',
    'organisation.refusal.unit-name': (facts: Facts) => `Give a name of at most ${facts['maximum']} characters.`,
    'organisation.refusal.unit-code-taken': () => 'Another unit already has this code.',
    'organisation.refusal.unit-place': () =>
      'A directorate is in nothing, a service is in a directorate, a team in a service or a directorate.',
    'organisation.refusal.unit-kind-stays': () => 'A directorate, a service or a team stays one. Create another unit.',
    'organisation.refusal.unknown-parent': () => 'This parent unit does not exist. Check its code.',
    'organisation.refusal.unknown-sector': () => 'This sector does not exist. Give the code of a known sector.',
    'organisation.refusal.unknown-manager': () => 'No agent has this code. Check it, or add the agent.',
    'organisation.refusal.unit-in-use': (facts: Facts) =>
      `The unit cannot close on that day: ${facts['units']} unit(s) and ${facts['agents']} agent(s) are still in it. Move them first.`,
    'organisation.refusal.no-such-unit': () => 'This unit does not exist.',
    'organisation.refusal.no-such-site': () => 'This site does not exist.',
    'organisation.refusal.site-code': () => 'Give a code of 2 to 12 characters: capitals, digits, hyphen.',
    'organisation.refusal.site-code-taken': () => 'Another site already has this code.',
    'organisation.refusal.site-name': (facts: Facts) => `Give a name of at most ${facts['maximum']} characters.`,
    'organisation.refusal.site-address': (facts: Facts) => `Give an address of at most ${facts['maximum']} characters.`,
    'organisation.refusal.site-town': (facts: Facts) => `Give a town of at most ${facts['maximum']} characters.`,
    'organisation.refusal.postcode': () => 'Give a postcode of five digits.',
    'organisation.refusal.hours': () => 'Write opening hours like this: lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00.',
    'organisation.refusal.hours-order': (facts: Facts) => `On ${dayName(facts)}, closing comes before opening. Correct it.`,
    'organisation.refusal.hours-overlap': (facts: Facts) => `On ${dayName(facts)}, two opening times overlap. Correct one of them.`,
    'organisation.refusal.import-too-large': (facts: Facts) => `This file is over ${facts['maximum']} MB. Split it.`,
    'organisation.refusal.import-too-long': (facts: Facts) => `This file has more than ${facts['maximum']} lines. Split it.`,
    'organisation.refusal.import-empty': () => 'This file is empty, or is not text. Save the table as CSV.',
    'organisation.refusal.import-quotes': () => 'Quotation marks are opened and never closed, or misplaced. Correct this line.',
    'organisation.refusal.import-unknown-column': (facts: Facts) =>
      `This column is not known. Remove it, or give it one of these names: ${facts['columns']}.`,
    'organisation.refusal.import-column-twice': () => 'This column is there twice. Keep one.',
    'organisation.refusal.import-column-missing': () => 'This column is missing. Add it.',
    'organisation.refusal.import-cells': (facts: Facts) =>
      `This line has ${facts['found']} value(s) instead of ${facts['expected']}. Check separators and quotation marks.`,
    'organisation.refusal.import-twice': (facts: Facts) => `This code is already on line ${facts['line']}. Keep only one of the two lines.`,
    'organisation.refusal.import-depends': (facts: Facts) =>
      `This value depends on line ${facts['line']}, which is wrong. Correct that one first.`,
    'organisation.refusal.import-date': () => 'Write the date like this: 2026-11-23 or 23/11/2026.',
    'organisation.refusal.import-word': (facts: Facts) => `This value is not known. Write one of these: ${facts['allowed']}.`,
    'organisation.refusal.import-role': () => 'Write roles like this: R-INS@FAM, R-RES@FAM. This role is not known.',
    'organisation.refusal.import-role-unit': (facts: Facts) => `The service ${facts['code']} of a role does not exist. Check its code.`,
    'organisation.refusal.import-no-file': () => 'Choose at least one file.',
    'organisation.refusal.import-gone': () => 'The file is not there any more. Choose it again.',
  },
  import: {
    title: 'Import the organisation',
    lead: 'Give one, two or three CSV files. Parvis first shows what they would change: nothing is written before you ask for it.',
    kinds: { units: 'Services', sites: 'Sites', agents: 'Agents' },
    fields: { units: 'File of services', sites: 'File of sites', agents: 'File of agents' },
    hint: 'CSV, at most 2 MB and 10,000 lines.',
    models: 'Models to fill in',
    model: { units: 'Model for services', sites: 'Model for sites', agents: 'Model for agents' },
    rules:
      'A line whose code is known is updated; a column that is absent changes nothing. Roles in the file are added; none is taken away.',
    check: 'Check',
    faultsTitle: (count: number) => (count === 1 ? 'One line is to be corrected' : `${count} lines are to be corrected`),
    faultsLead: 'Nothing was written. Correct the file, then give it again.',
    more: (count: number) => `and ${count} more`,
    columns: { file: 'File', line: 'Line', column: 'Column', message: 'To correct', code: 'Code', effect: 'Effect' },
    readyTitle: 'Everything is in order',
    readyLead: 'Nothing is written yet. This is what the import will do.',
    counts: { created: 'to create', changed: 'to change', unchanged: 'unchanged' },
    effects: { created: 'will be created', changed: 'will be changed', unchanged: 'unchanged' },
    effectsCaption: 'What the import changes',
    nothing: 'Everything is already so: the import will change nothing.',
    run: 'Import',
    cancel: 'Cancel',
    imported: (created: number, changed: number) => `The import is done: ${created} created, ${changed} changed.`,
    stepUp: 'Confirm my identity',
    whole: 'the whole line',
  },
} satisfies Messages

function dayName(facts: Facts): string {
  return DAYS[Number(facts['weekday']) - 1] ?? ''
}
