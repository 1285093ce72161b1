/** A row as it is named to whoever must look at it. */
export interface NamedRow {
  id: string
  seq: string
  tx: string
  at: Temporal.Instant
  name: string
}

/** The first thing that is not as it was sealed. */
export type AuditFault =
  | { kind: 'row-changed' | 'row-added'; seal: number; row: NamedRow }
  /** The row is gone, so it is named by its neighbours and its place in the seal, counted from 1. */
  | { kind: 'row-missing'; seal: number; position: number; after: NamedRow | undefined; before: NamedRow | undefined }
  | { kind: 'seal-missing' | 'seal-changed' | 'chain-broken' | 'signature-wrong' | 'outside-copy-differs'; seal: number }
  | { kind: 'key-unknown'; seal: number; keyId: string }

/** One sentence for the terminal of whoever runs the verification. */
export function describeFault(fault: AuditFault): string {
  switch (fault.kind) {
    case 'row-changed':
      return `Row ${nameRow(fault.row)} was changed after it was sealed (seal ${fault.seal}).`
    case 'row-added':
      return `Row ${nameRow(fault.row)} was added after its time was sealed (seal ${fault.seal}).`
    case 'row-missing':
      return `Row number ${fault.position} of seal ${fault.seal} is missing${neighbours(fault.after, fault.before)}.`
    case 'seal-missing':
      return `Seal ${fault.seal} is missing.`
    case 'seal-changed':
      return `Seal ${fault.seal} was changed after it was signed.`
    case 'chain-broken':
      return `Seal ${fault.seal} does not follow the seal before it: the chain is broken.`
    case 'signature-wrong':
      return `Seal ${fault.seal} does not bear the signature of its key.`
    case 'outside-copy-differs':
      return `Seal ${fault.seal} differs from its copy outside the database.`
    case 'key-unknown':
      return `Seal ${fault.seal} names the key ${fault.keyId}, which is not among the public keys.`
  }
}

function nameRow(row: NamedRow): string {
  return `${row.id} (${row.name}, ${row.at.toString()}, sequence ${row.seq}, transaction ${row.tx})`
}

function neighbours(after: NamedRow | undefined, before: NamedRow | undefined): string {
  const parts = [
    ...(after === undefined ? [] : [`after ${nameRow(after)}`]),
    ...(before === undefined ? [] : [`before ${nameRow(before)}`]),
  ]
  return parts.length === 0 ? '' : `: it stood ${parts.join(' and ')}`
}
