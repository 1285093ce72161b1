import type { Scene } from '../scene.ts'
import { FRENCH_FAMILY_NAMES } from './family-names.ts'
import { FRENCH_GIVEN_NAMES } from './given-names.ts'

/** The name of somebody whom a requester speaks of. */
export function nameOfSomeone({ random }: Scene): string {
  return `${random.pick(FRENCH_GIVEN_NAMES[random.chance(0.5) ? 'madam' : 'sir'].middle)} ${random.pick(FRENCH_FAMILY_NAMES)}`
}
