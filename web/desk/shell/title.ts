// The document's title: the screen, the study, the product.
import { useEffect } from 'react'
import { useStudy } from './study.tsx'

export function useTitle(screen: string): void {
  const { study } = useStudy()
  useEffect(() => {
    document.title = `${screen} · ${study.title} · Pedoman`
  }, [screen, study.title])
}
