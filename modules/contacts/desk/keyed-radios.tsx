import { Kbd } from '#platform/ui'

export interface KeyedChoice {
  value: string
  text: string
  /** Alt and this letter choose it: the browser's own access key, so it works while writing and without script. */
  letter?: string | undefined
}

/** One answer among a few, each with its key beside it. */
export function KeyedRadios({
  id,
  name,
  label,
  choices,
  value,
  keyText,
}: {
  id: string
  name: string
  label: string
  choices: readonly KeyedChoice[]
  value: string | undefined
  keyText: (letter: string) => string
}) {
  return (
    <fieldset class="fieldset field keyed" id={`${id}-group`}>
      <legend>{label}</legend>
      <div class="choices inline">
        {choices.map((choice, index) => {
          const own = index === 0 ? id : `${id}-${choice.value}`
          return (
            <div class="choice" key={choice.value}>
              <input
                type="radio"
                id={own}
                name={name}
                value={choice.value}
                checked={choice.value === value}
                accessKey={choice.letter?.toLowerCase()}
              />
              <label for={own}>
                {choice.text}
                {choice.letter !== undefined && <Kbd aria-hidden="true">{keyText(choice.letter)}</Kbd>}
              </label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
