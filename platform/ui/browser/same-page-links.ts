/**
 * Leaves links to a part of the same page to the browser. Turbo would ask for the page again (it looks for "#" at the start of an
 * absolute address), and what was typed, or the errors just shown, would be lost on the way from the summary to the field.
 */
export function leaveSamePageLinks(): void {
  document.addEventListener('turbo:click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link !== null && isSamePage(link)) event.preventDefault()
  })
}

function isSamePage(link: HTMLAnchorElement): boolean {
  return link.hash !== '' && link.origin === location.origin && link.pathname === location.pathname && link.search === location.search
}
