/** Says a sentence to screen readers without showing it; the newest replaces the one before. */
export function say(text: string): void {
  const region = regionOf()
  // The same sentence twice is said twice only if the region was emptied in between.
  region.textContent = ''
  setTimeout(() => {
    region.textContent = text
  }, 30)
}

function regionOf(): HTMLElement {
  const known = document.getElementById('said')
  if (known !== null) return known
  const region = document.createElement('div')
  region.id = 'said'
  region.className = 'visually-hidden'
  region.setAttribute('role', 'status')
  region.setAttribute('data-turbo-permanent', '')
  document.body.append(region)
  return region
}
