export interface ToastRequest {
  text: string
  /** Seconds it stays. */
  seconds?: number
  act?: { text: string; run: () => void }
}

/** Shows a short answer at the foot of the page; the toasts island draws it. */
export function showToast(toast: ToastRequest): void {
  document.dispatchEvent(new CustomEvent<ToastRequest>('parvis:toast', { detail: toast }))
}

declare global {
  interface DocumentEventMap {
    'parvis:toast': CustomEvent<ToastRequest>
  }
}
