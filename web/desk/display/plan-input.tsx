// How many are planned. Kept when it is left, so that a plan is typed one after the other with Tab.

export function PlanInput(props: {
  target: number | null
  /** Where no label stands around it. */
  label?: string
  onChange: (target: number) => void
}) {
  const { target, label, onChange } = props
  return (
    <input
      key={target ?? 0}
      type="number"
      min={0}
      max={10_000}
      aria-label={label}
      defaultValue={target ?? ''}
      onBlur={(event) => {
        const next = Math.max(0, Math.round(Number(event.target.value)))
        if (next !== (target ?? 0)) onChange(next)
      }}
    />
  )
}
