import { useUi } from '../ui-context.ts'

/** What a form sends without showing it: the token of this browser's forms, and the caller's values. */
export function HiddenFields({
  values = {},
  csrf,
}: {
  values?: Readonly<Record<string, string | undefined>> | undefined
  csrf?: boolean | undefined
}) {
  const ui = useUi()
  return (
    <>
      {csrf === true && ui.csrf !== undefined && <input type="hidden" name="csrf" value={ui.csrf} />}
      {Object.entries(values).map(([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />)}
    </>
  )
}
