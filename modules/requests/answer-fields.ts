const FIELD = /\{\{\s*([a-z][a-z0-9_]{0,60})\s*\}\}/g

/** Puts the known values into an answer text; a field nobody knows stays as it stands, and will stop the sending. */
export function fillFields(text: string, fields: Readonly<Record<string, string | undefined>>): string {
  return text.replace(FIELD, (whole, name: string) => fields[name] ?? whole)
}

/** The fields still to be written in a text, as they stand there, each once. */
export function unresolvedFields(text: string): string[] {
  return [...new Set([...text.matchAll(FIELD)].map((match) => match[0]))]
}
