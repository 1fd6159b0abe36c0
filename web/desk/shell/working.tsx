// Long work while it goes on: what it is doing, how far it is, and the way out where there is one.

/** `share` is 0 to 1, null where nobody knows; `name` is what the bar is called where `what` changes as it fills. */
export function Working(props: {
  what: string
  name?: string
  share: number | null
  stop?: { label: string; act: () => void }
}) {
  const { what, name = what, share, stop } = props
  return (
    <div className="working">
      <p role="status">{what}</p>
      <progress aria-label={name} {...(share === null ? {} : { value: share })} />
      {stop && (
        <button type="button" onClick={stop.act}>
          {stop.label}
        </button>
      )}
    </div>
  )
}
