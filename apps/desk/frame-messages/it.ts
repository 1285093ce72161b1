import type { Messages } from './fr.ts'

export const it = {
  work: 'Accoglienza',
  administration: 'Amministrazione',
  contact: 'Nuovo contatto',
  citizens: 'Cittadini',
  knowledge: 'Risposte utili',
  organisation: 'Organizzazione',
  catalogue: 'Catalogo',
  routing: 'Smistamento',
  health: 'Salute del sistema',
  journal: 'Registro',
} satisfies Messages
