import type { ComponentChildren, HTMLAttributes } from 'preact'

/** A key, as it is written on the keyboard. */
export function Kbd({ children, ...rest }: { children: ComponentChildren } & Pick<HTMLAttributes, 'aria-hidden'>) {
  return <kbd {...rest}>{children}</kbd>
}
