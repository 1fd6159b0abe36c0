// The camera inside the page: it stays open from one picture to the next, and lays the picture of last time over what
// it sees. The phone's own camera takes sharper ones, but closes after each and may end the page behind it.
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { keepAwake } from '../fill/awake.ts'
import { cameraWords } from '../messages/camera-words.ts'
import './camera.css'

type Props = {
  title: string
  facing?: 'environment' | 'user'
  /** The picture of last time, to stand where it was taken. */
  ghost?: string | null
  /** What came of the pictures taken so far. */
  told?: string
  onShot: (picture: Blob) => void
  onClose: () => void
}

export function canSee(): boolean {
  return navigator.mediaDevices?.getUserMedia !== undefined
}

export function Camera({ title, facing = 'environment', ghost, told, onShot, onClose }: Props) {
  const m = useWords(cameraWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'open' | 'denied'>('opening')
  const [strength, setStrength] = useState(40)
  useEffect(() => {
    let stream: MediaStream | null = null
    let isGone = false
    const end = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    dialog.current?.showModal()
    // As sharp as the camera can: a page of small print is read from it.
    const wanted = { facingMode: facing, width: { ideal: 4_096 }, height: { ideal: 3_072 } }
    navigator.mediaDevices.getUserMedia({ video: wanted }).then(
      async (given) => {
        stream = given
        if (isGone || !video.current) return end()
        video.current.srcObject = given
        await video.current.play()
        setState('open')
      },
      () => setState('denied'),
    )
    const letGo = keepAwake()
    return () => {
      isGone = true
      end()
      letGo()
    }
  }, [facing])

  function shoot(): void {
    const seen = video.current
    if (!seen || seen.videoWidth === 0) return
    const canvas = document.createElement('canvas')
    canvas.width = seen.videoWidth
    canvas.height = seen.videoHeight
    canvas.getContext('2d')?.drawImage(seen, 0, 0)
    canvas.toBlob((picture) => picture && onShot(picture), 'image/jpeg', 0.92)
    navigator.vibrate?.(30)
  }
  return (
    <dialog ref={dialog} className="camera" aria-label={title} onClose={onClose}>
      <div className="finder">
        <video ref={video} muted playsInline tabIndex={-1} aria-label={m.finder} />
        {ghost && <img src={ghost} alt={m.ghostPicture} style={{ opacity: strength / 100 }} />}
      </div>
      {state === 'denied' && (
        <p role="alert" className="problem">
          {m.denied}
        </p>
      )}
      {ghost && state !== 'denied' && (
        <label className="ghost">
          {m.ghost}
          <input
            type="range"
            min={0}
            max={80}
            step={10}
            value={strength}
            onChange={(event) => setStrength(Number(event.currentTarget.value))}
          />
        </label>
      )}
      <p role="status">{told}</p>
      <div className="ways">
        <button type="button" className="big" onClick={() => dialog.current?.close()}>
          {m.done}
        </button>
        {state !== 'denied' && (
          <button type="button" className="big primary" disabled={state !== 'open'} onClick={shoot}>
            {m.shoot}
          </button>
        )}
      </div>
    </dialog>
  )
}
