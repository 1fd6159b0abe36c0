// A Worker that is cut off: after so many calls nothing that it is bound to ever answers it again.
export function dying<T extends Record<string, object>>(bound: T, calls: number): T {
  let left = calls
  const never = new Promise<never>(() => {})
  const cut = (target: object, asking: readonly string[]): object =>
    new Proxy(target, {
      get(of, name) {
        const found = Reflect.get(of, name) as unknown
        if (typeof found !== 'function') return found
        const bound = found.bind(of) as (...given: unknown[]) => unknown
        if (!asking.includes(String(name)))
          return name === 'prepare' || name === 'bind'
            ? (...given: unknown[]) =>
                cut(bound(...given) as object, ['all', 'run', 'first', 'raw'])
            : bound
        return (...given: unknown[]) => (left-- > 0 ? bound(...given) : never)
      },
    })
  return Object.fromEntries(
    Object.entries(bound).map(([name, one]) => [
      name,
      cut(one, ['batch', 'put', 'get', 'head', 'delete']),
    ]),
  ) as T
}
