/** A module of an `islands/` folder: it enhances elements whose HTML already works, and says for whom it is. */
export interface Island {
  /** Which elements it enhances: `[data-island~="counter"]`: an element may have several, parted by spaces. */
  selector: string
  audience: 'portal' | 'desk' | 'both'
  /** Enhances one element; what it returns undoes all of it (listeners, attributes, added nodes). */
  mount: (root: HTMLElement) => (() => void) | void
}
