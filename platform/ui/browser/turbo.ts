import * as Turbo from '@hotwired/turbo'

/** Turbo, with the few names the islands use. */
export function visit(address: string): void {
  Turbo.visit(address)
}

/** Turns the children of an element into those of another, touching only what differs. */
export function morphInto(current: Element, wanted: Element): void {
  Turbo.morphChildren(current, wanted)
}

/** Asks for the whole page again and morphs it: what people typed or opened stays. */
export function refreshPage(): void {
  Turbo.session.refresh(document.baseURI)
}
