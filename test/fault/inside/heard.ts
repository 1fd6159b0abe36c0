// Events as IndexedDB gives them: who listens with `capture` hears before all others, and `on…` is a listener like any.
type Listener = (event: { type: string; target: unknown; oldVersion?: number }) => void

export class Heard {
  private readonly listeners = new Map<string, { heard: Listener; isFirst: boolean }[]>()

  addEventListener(type: string, heard: Listener, options?: { capture?: boolean }): void {
    const before = this.listeners.get(type) ?? []
    this.listeners.set(type, [...before, { heard, isFirst: options?.capture === true }])
  }

  removeEventListener(type: string, heard: Listener): void {
    const left = (this.listeners.get(type) ?? []).filter((one) => one.heard !== heard)
    this.listeners.set(type, left)
  }

  protected tell(type: string, more: object = {}): void {
    const event = { type, target: this, ...more }
    const all = this.listeners.get(type) ?? []
    for (const isFirst of [true, false])
      for (const one of all) if (one.isFirst === isFirst) one.heard(event)
    const own = (this as unknown as Record<string, Listener | null | undefined>)[`on${type}`]
    own?.call(this, event)
  }
}
