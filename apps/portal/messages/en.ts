import type { Messages } from './fr.ts'
export const en = {
  services: 'Services',
  follow: 'Follow a request',
  hours: 'Opening hours',
  accessibility: 'Accessibility: partially compliant',
  data: 'Your data',
  legal: 'Legal notice',
  siteMap: 'Site map',
  help: 'Help',
} satisfies Messages
