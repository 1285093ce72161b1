/**
 * Why a file is not simply opened: it can do something by itself, or nobody could look into it. It is kept to the byte, for it
 * may be a proof, and given out to be saved; what is read in its place is a copy without its active content.
 */
export const CAUTIONS = [
  /** Runs a program (JavaScript). */
  'script',
  /** Starts a program of the machine, sends its form away or asks another address, by itself or at a touch. */
  'launch',
  /** Carries other files inside. */
  'attached-file',
  /** Carries film, sound or objects that the reader plays. */
  'media',
  /** A form drawn by a program of its own (XFA). */
  'dynamic-form',
  /** Opens only with a password. */
  'locked',
  /** Could not be looked into. */
  'unchecked',
] as const
export type Caution = (typeof CAUTIONS)[number]
