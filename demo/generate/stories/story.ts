import type { DemoChannel, DemoOutcome, DemoRequest, DemoRequestLink } from '../../records.ts'

/** Local times as 'YYYY-MM-DDTHH:MM', days as 'YYYY-MM-DD', of the city's own anchor; a moved anchor moves them by whole weeks. */
export interface StoryPerson {
  key: string
  civility: 'madam' | 'sir'
  givenNames: string
  familyName: string
  birthDate?: string
  language?: string
  /** Before the @ of the citizens' domain; absent: no e-mail. */
  mailbox?: string
  phone?: string
  street: string
  number: number
  complement?: string
  preferredChannel?: 'email' | 'post' | 'phone' | 'portal'
  notice?: string
}

export interface StoryOrganisation {
  key: string
  organisation: string
  rna?: string
  siret?: string
  mailbox: string
  phone?: string
  street: string
  number: number
}

type At<Act> = Act & { at: string }

export type StoryAct =
  | At<{ do: 'acknowledge' }>
  | At<{ do: 'assign'; to: string }>
  | At<{ do: 'start' }>
  | At<{ do: 'transfer'; to: string; reason: string }>
  | At<{ do: 'ask'; items: readonly string[]; limitOn: string }>
  | At<{ do: 'receive' }>
  | At<{ do: 'extend'; months: number; basis: string }>
  | At<{ do: 'refer'; partner: string; acknowledgedAt?: string }>
  | At<{ do: 'pledge'; on: string }>
  | At<{ do: 'decide'; outcome: 'granted' | 'refused' }>
  /** Without `by`: the citizen. */
  | At<{ do: 'say'; text: string; by?: string }>
  | At<{ do: 'note'; text: string; by: string }>
  | At<{ do: 'answer'; text: string }>
  | At<{ do: 'close'; outcome: DemoOutcome }>
  | At<{ do: 'task'; kind: 'task' | 'callback' | 'opinion'; title: string; to?: string; unit?: string; dueOn?: string; doneAt?: string }>

export interface StoryRequest {
  key: string
  typeCode: string
  at: string
  channel: Exclude<DemoChannel, 'kiosk' | 'api'>
  siteCode?: string
  /** Key of a person or organisation; `anonymous`: nobody; absent: somebody is drawn. */
  who?: string
  /** Absent: written from the texts of the type. */
  subject?: string
  text?: string
  language?: string
  receivedOn?: string
  urgency?: DemoRequest['urgency']
  fields?: Readonly<Record<string, string>>
  place?: { street: string; number: number; suffix?: string }
  unitCode?: string
  acts?: readonly StoryAct[]
  links?: readonly { to: string; kind: DemoRequestLink['kind'] }[]
}

/** A contact about a request of the stories that made no request of its own. */
export interface StoryContact {
  at: string
  channel: Exclude<DemoChannel, 'kiosk' | 'api'>
  siteCode?: string
  about: string
  text: string
}
