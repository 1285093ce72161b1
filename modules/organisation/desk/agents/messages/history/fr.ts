/** What the acts on an agent are told with, ready to read: the role with its unit, days, names of fields. */
export interface Told {
  fields: string
  role: string
  from: string
  on: string
}

export const history = {
  title: 'Historique',
  acts: {
    'agent.registered': () => 'Ajout de l’agent',
    'agent.changed': ({ fields }: Told) => `Modification : ${fields}`,
    'role.granted': ({ role, from }: Told) => `Rôle donné : ${role}, à partir du ${from}`,
    'role.ended': ({ role, on }: Told) => `Rôle terminé : ${role}, le ${on}`,
    'absence.declared': () => 'Absence déclarée',
    'absence.changed': () => 'Absence modifiée',
    'absence.removed': () => 'Absence retirée',
    'account.invited': () => 'Invitation envoyée',
    'account.second-factor-removed': () => 'Second facteur retiré',
    'account.sessions-ended': () => 'Sessions fermées',
  },
}
export type HistoryMessages = typeof history
