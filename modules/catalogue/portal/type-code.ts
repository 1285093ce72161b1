import { z } from 'zod'

/** A type's code in an address: `EP-ECL`, in either case. */
export const typeCodeParam = z
  .string()
  .regex(/^[A-Za-z]{2}-[A-Za-z0-9]{2,4}$/)
  .transform((code) => code.toUpperCase())
