/**
 * A live refresh morphs the page to what the server says; what a person did to it meanwhile is theirs and stays:
 * words typed, boxes ticked, menus and dialogs open, attributes an island keeps (`data-keep="aria-expanded hidden"`).
 */
export function keepWhatPeopleDid(): void {
  // What was sent and taken is the server's: the field it was typed in may be emptied by the page that comes back.
  const taken = new WeakSet<HTMLFormElement>()
  document.addEventListener('turbo:submit-end', (event) => {
    if (!(event instanceof CustomEvent) || event.detail?.success !== true || !(event.target instanceof HTMLFormElement)) return
    taken.add(event.target)
    for (const input of event.target.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
      input.value = ''
      input.dispatchEvent(new Event('change', { bubbles: true }))
    }
  })
  document.addEventListener('submit', (event) => {
    if (event.target instanceof HTMLFormElement) taken.delete(event.target)
  })
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null
    if (form !== null) taken.delete(form)
  })
  document.addEventListener('turbo:before-morph-element', (event) => {
    const { target } = event
    const replaced = event instanceof CustomEvent && event.detail?.newElement !== undefined
    if (!replaced || !(target instanceof Element) || isOf(target, taken)) return
    if (isTouched(target) || isBeingWrittenIn(target)) event.preventDefault()
  })
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    if (!(event instanceof CustomEvent) || !(event.target instanceof Element)) return
    const name: unknown = event.detail?.attributeName
    if (typeof name === 'string' && isKept(event.target, name)) event.preventDefault()
  })
}

/** Whether a field differs from what the server sent. */
export function isTouched(field: Element): boolean {
  if (field instanceof HTMLInputElement) {
    if (field.type === 'hidden') return false
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
    if (field.type === 'file') return (field.files?.length ?? 0) > 0
    return field.value !== field.defaultValue
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.selected !== option.defaultSelected) && !isUntouchedSelect(field)
  return false
}

// A select without a chosen option shows its first: that is not a choice of the person.
function isUntouchedSelect(field: HTMLSelectElement): boolean {
  return field.selectedIndex === 0 && ![...field.options].some((option) => option.defaultSelected)
}

function isOf(field: Element, forms: WeakSet<HTMLFormElement>): boolean {
  const form =
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement ? field.form : null
  return form !== null && forms.has(form)
}

function isBeingWrittenIn(element: Element): boolean {
  return element === document.activeElement && (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)
}

function isKept(element: Element, attribute: string): boolean {
  if (attribute === 'open' && (element instanceof HTMLDetailsElement || element instanceof HTMLDialogElement)) return true
  const kept = element.getAttribute('data-keep')
  return kept !== null && (attribute === 'data-keep' || kept.split(' ').includes(attribute))
}
