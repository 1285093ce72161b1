import type { HistoryMessages, Told } from './fr.ts'

export const history = {
  title: 'History',
  acts: {
    'agent.registered': () => 'Agent added',
    'agent.changed': ({ fields }: Told) => `Changed: ${fields}`,
    'role.granted': ({ role, from }: Told) => `Role given: ${role}, from ${from}`,
    'role.ended': ({ role, on }: Told) => `Role ended: ${role}, on ${on}`,
    'absence.declared': () => 'Absence declared',
    'absence.changed': () => 'Absence changed',
    'absence.removed': () => 'Absence taken back',
    'account.invited': () => 'Invitation sent',
    'account.second-factor-removed': () => 'Second factor removed',
    'account.sessions-ended': () => 'Sessions ended',
  },
} satisfies HistoryMessages
