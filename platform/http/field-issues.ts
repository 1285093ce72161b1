import type { z } from 'zod'
import type { FieldIssue } from './route.ts'

/** Turns what zod found into issues that have a sentence in each language (platform/http/messages). */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap((issue): FieldIssue[] => {
    const path = issue.path.map(String).join('.')
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'unknown-field', data: {} }))
      case 'too_small':
        return [{ path, message: tooSmall(issue.origin, Number(issue.minimum)), data: { minimum: Number(issue.minimum) } }]
      case 'too_big':
        return [
          {
            path,
            message: issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-big',
            data: { maximum: Number(issue.maximum) },
          },
        ]
      case 'invalid_type':
        return [{ path, message: issue.input === undefined ? 'missing' : 'wrong-kind', data: { expected: issue.expected } }]
      case 'invalid_value':
        return [{ path, message: 'not-in-list', data: { allowed: issue.values.map(String).join(', ') } }]
      case 'invalid_format':
        return [{ path, message: FORMATS[issue.format] ?? 'wrong-form', data: {} }]
      case 'custom':
        return [{ path, message: issue.message, data: {} }]
      default:
        return [{ path, message: 'wrong-form', data: {} }]
    }
  })
}

const FORMATS: Record<string, string> = {
  email: 'wrong-email',
  uuid: 'wrong-id',
  date: 'wrong-date',
  datetime: 'wrong-date',
  url: 'wrong-url',
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum <= 1 ? 'missing' : 'too-short'
  return origin === 'array' ? 'too-few' : 'too-little'
}
