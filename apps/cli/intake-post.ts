import { basename } from 'node:path'
import { captureLetter } from '#modules/mailroom'
import { systemActor } from '#platform/access'
import type { Building } from '../building.ts'
import type { IntakeLine } from './intake-commands.ts'

const CLI = systemActor('command-line')

/** Takes in a scanned letter: registered at once; a worker reads it afterwards. */
export async function intakePost(
  building: Building,
  input: { file: string; bytes: Buffer; receivedOn: string | undefined },
): Promise<IntakeLine> {
  const receivedOn = input.receivedOn === undefined ? undefined : dateOf(input.receivedOn)
  const outcome = await building.house.act(CLI, (work) =>
    captureLetter(work, building.files, { bytes: input.bytes, name: basename(input.file), source: 'cli', receivedOn }),
  )
  if (!outcome.ok) return { result: 'refused', about: REASONS[outcome.refusal.message] ?? outcome.refusal.message }
  return { result: outcome.value.duplicate ? 'duplicate' : 'registered', about: outcome.value.reference ?? '' }
}

const REASONS: Record<string, string> = {
  'mailroom.refusal.not-a-scan': 'not a PDF, TIFF, JPEG or PNG',
  'mailroom.refusal.too-large': 'larger than 30 MB',
  'mailroom.refusal.empty': 'empty',
  'requests.refusal.future-receipt': 'the receipt date is in the future',
}

function dateOf(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new Error(`--received-on ${text}: give a date as YYYY-MM-DD`)
  }
}
