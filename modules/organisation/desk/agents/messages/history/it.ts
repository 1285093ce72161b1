import type { HistoryMessages, Told } from './fr.ts'

export const history = {
  title: 'Cronologia',
  acts: {
    'agent.registered': () => 'Aggiunta dell’agente',
    'agent.changed': ({ fields }: Told) => `Modifica: ${fields}`,
    'role.granted': ({ role, from }: Told) => `Ruolo dato: ${role}, dal ${from}`,
    'role.ended': ({ role, on }: Told) => `Ruolo terminato: ${role}, il ${on}`,
    'absence.declared': () => 'Assenza dichiarata',
    'absence.changed': () => 'Assenza modificata',
    'absence.removed': () => 'Assenza tolta',
    'account.invited': () => 'Invito inviato',
    'account.second-factor-removed': () => 'Secondo fattore tolto',
    'account.sessions-ended': () => 'Sessioni chiuse',
  },
} satisfies HistoryMessages
