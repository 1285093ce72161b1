const KILO = 1024

/** Draws one chosen file: picture, name, size, what is wrong, a button that takes it back. */
export function fileLine(
  file: File,
  options: { locale: string; maxBytes: number; word: (key: string) => string; pictures: string[]; remove: () => void },
): HTMLElement {
  const { word } = options
  const item = document.createElement('li')
  if (file.type.startsWith('image/')) item.append(picture(file, options.pictures))
  item.append(span('name', file.name), span('size', sizeText(file.size, options.locale)))
  if (file.size > options.maxBytes) {
    item.classList.add('too-large')
    item.append(span('problem', word('tooLarge')))
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button-link'
  button.append(word('remove'), ' ', span('visually-hidden', file.name))
  button.addEventListener('click', options.remove)
  item.append(button)
  return item
}

/** 1,536,000 → "1,5 Mo" in French, "1.5 MB" elsewhere. */
export function sizeText(bytes: number, locale: string): string {
  const mega = bytes >= KILO * KILO
  const unit = locale === 'fr' ? (mega ? 'Mo' : 'ko') : mega ? 'MB' : 'kB'
  const value = mega ? bytes / KILO / KILO : Math.max(1, Math.round(bytes / KILO))
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)}\u00a0${unit}`
}

function picture(file: File, pictures: string[]): HTMLElement {
  const address = URL.createObjectURL(file)
  pictures.push(address)
  const image = document.createElement('img')
  image.src = address
  image.alt = ''
  return image
}

function span(name: string, text: string): HTMLElement {
  const made = document.createElement('span')
  made.className = name
  made.textContent = text
  return made
}
