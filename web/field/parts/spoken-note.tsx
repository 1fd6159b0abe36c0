// A note after a talk that is spoken: recorded piece by piece as everything is, heard again, taken back.
import { useEffect, useRef, useState } from 'react'
import { largestVoiceBytes } from '../../../core/upload/parts.ts'
import type { MemoVoice } from '../../../core/wire/memo.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import { keepAwake } from '../fill/awake.ts'
import { useBlobUrl } from '../fill/scene.ts'
import { storedShelf } from '../fill/shelf.ts'
import { plainType } from '../fill/take-file.ts'
import { canRecord, type Ending, type Run, record, whole } from '../media/recorder.ts'
import { afterWords } from '../messages/after-words.ts'
import { lacksRoomFor } from '../store/lacks-room.ts'

/** Speech at 24 kbit/s of Opus: the most that may be sent is an hour and more. */
const bitsPerSecond = 24_000
const leastRoom = 20_000_000
const shelf = storedShelf({})

type Props = {
  response: string
  voice: MemoVoice | null
  onVoice: (voice: MemoVoice | null) => Promise<void>
}

export function SpokenNote({ response, voice, onVoice }: Props) {
  const { memo: m } = useWords(afterWords)
  const [run, setRun] = useState<Run | null>(null)
  const [trouble, setTrouble] = useState<'denied' | 'full' | null>(null)
  const [ms, setMs] = useState(0)
  const running = useRef<Run | null>(null)
  const url = useBlobUrl(shelf.read, voice?.file)
  const name = `memo-${response}/voice`

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the page is opened
  useEffect(() => {
    let isHere = true
    // What a crash cut off is a note all the same.
    void shelf.readChunks(name).then((pieces) => {
      if (isHere && pieces.length > 0) void keep()
    })
    return () => {
      isHere = false
      // Leaving the page ends and keeps it.
      running.current?.stop()
    }
  }, [name])
  useEffect(() => {
    if (!run) return
    const timer = setInterval(() => setMs(run.lengthMs()), 500)
    const letGo = keepAwake()
    return () => {
      clearInterval(timer)
      letGo()
    }
  }, [run])

  async function keep(): Promise<void> {
    const pieces = await shelf.readChunks(name)
    const blob = whole(pieces)
    if (blob.size === 0) return
    if (blob.size > largestVoiceBytes) return setTrouble('full')
    const lengthMs = Math.round(pieces.at(-1)?.atMs ?? 0)
    try {
      const file = await shelf.keep(blob)
      await onVoice({ file, type: plainType(blob.type), sizeBytes: blob.size, lengthMs })
      await shelf.dropChunks(name)
    } catch {
      // No room: the pieces stay, and are tried again when this page is opened next.
      setTrouble('full')
    }
  }
  function onEnd(why: Ending): void {
    running.current = null
    setRun(null)
    if (why === 'no-room') setTrouble('full')
    void keep()
  }
  async function start(): Promise<void> {
    setTrouble(null)
    setMs(0)
    if ((await lacksRoomFor(leastRoom)) !== null) return setTrouble('full')
    const since = performance.now()
    const wanted = { name, bitsPerSecond, atMs: () => performance.now() - since }
    try {
      const begun = await record(shelf, wanted, { onEnd })
      running.current = begun
      setRun(begun)
    } catch {
      setTrouble('denied')
    }
  }

  if (run)
    return (
      <div className="recorder" data-on>
        <span role="status">{m.speaking} </span>
        <b className="elapsed">{clock(ms)}</b>
        <button type="button" className="big primary" onClick={() => run.stop()}>
          {m.stop}
        </button>
      </div>
    )
  return (
    <>
      {voice && url && (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: it was spoken a moment ago by whoever hears it */}
          <audio src={url} controls aria-label={m.spoken(clock(voice.lengthMs))} />
          <button type="button" className="plain" onClick={() => void onVoice(null)}>
            {m.dropVoice}
          </button>
        </>
      )}
      {!voice && canRecord() && (
        <button type="button" className="big record" onClick={() => void start()}>
          <i /> {m.speak}
        </button>
      )}
      {trouble && (
        <p role="alert" className="problem">
          {m[trouble]}
        </p>
      )}
    </>
  )
}
