// The camera looking for a code, where the browser can read one.
import { useEffect, useRef } from 'react'
import './scanner.css'

/** https://developer.mozilla.org/docs/Web/API/BarcodeDetector, which TypeScript's DOM does not know yet. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new () => Detector

const lookMs = 200

export const canScan = 'BarcodeDetector' in globalThis

type Props = {
  /** What the picture is called, and what is waited for. */
  looking: string
  onFound: (code: string) => void
  onDenied: () => void
}

export function Scanner(props: Props) {
  const { looking } = props
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(props)
  told.current = props
  useEffect(() => {
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector: DetectorClass }
    const detector = new BarcodeDetector()
    async function look(): Promise<void> {
      const [found] = video.current
        ? // A frame that is not there yet cannot be read; the next one is.
          await detector.detect(video.current).catch(() => [])
        : []
      if (isGone) return
      if (found) told.current.onFound(found.rawValue)
      else timer = setTimeout(look, lookMs)
    }
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      async (given) => {
        stream = given
        if (isGone || !video.current) return end()
        video.current.srcObject = given
        await video.current.play()
        void look()
      },
      () => told.current.onDenied(),
    )
    function end(): void {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    return () => {
      isGone = true
      clearTimeout(timer)
      end()
    }
  }, [])
  return (
    <>
      <video ref={video} className="scanner" muted playsInline tabIndex={-1} aria-label={looking} />
      <p role="status">{looking}</p>
    </>
  )
}
