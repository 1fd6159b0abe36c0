// A value that follows another once it has been quiet for a moment: what is costly waits until nobody types.
import { useEffect, useState } from 'react'

export function useSettled<T>(value: T, quietMs: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs)
    return () => clearTimeout(timer)
  }, [value, quietMs])
  return settled
}
