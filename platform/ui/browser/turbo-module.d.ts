/** What we use of Turbo, which brings no types of its own. */
declare module '@hotwired/turbo' {
  export function visit(address: string, options?: { action?: 'advance' | 'replace' | 'restore'; frame?: string }): void
  export function morphChildren(current: Element, wanted: Element): void
  export const session: { refresh(address: string, requestId?: string): void }
  export const config: { drive: { progressBarDelay: number } }
}
