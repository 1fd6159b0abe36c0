// What the browser says of a permission before anything is tried.
import { useEffect, useState } from 'react'

export type Allowed = 'granted' | 'denied' | 'prompt'

export function usePermission(name: 'microphone' | 'geolocation'): Allowed {
  const [allowed, setAllowed] = useState<Allowed>('prompt')
  useEffect(() => {
    const leaving = new AbortController()
    // Firefox and older Safaris do not know the microphone by this name: then it is found out by trying.
    navigator.permissions?.query({ name: name as PermissionName }).then(
      (status) => {
        const tell = () => setAllowed(status.state)
        tell()
        status.addEventListener('change', tell, { signal: leaving.signal })
      },
      () => {},
    )
    return () => leaving.abort()
  }, [name])
  return allowed
}
