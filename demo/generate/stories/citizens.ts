import { CLAIRE_FATOUMATA_GIULIA } from './claire-fatoumata-giulia.ts'
import { CITIZEN_CONTACTS, MARCEL_NADIA } from './marcel-nadia.ts'
import type { StoryRequest } from './story.ts'

export { CITIZEN_CONTACTS }

/** What the citizens of the demonstration have asked so far; Julien, Aurélie and some of the others wrote messages of the collection too. */
export const CITIZEN_STORIES: readonly StoryRequest[] = [...CLAIRE_FATOUMATA_GIULIA, ...MARCEL_NADIA]
