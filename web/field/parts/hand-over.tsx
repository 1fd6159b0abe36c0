// Everything unsent in one file: made, then shared or saved by the researcher's own touch.
import { useEffect, useState } from 'react'
import { sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Packed, pack } from '../handover/pack.ts'
import { queueWords } from '../messages/queue-words.ts'
import { readDevice } from '../store/device.ts'

type State =
  | { kind: 'idle' | 'nothing' | 'too-large' | 'failed' }
  | { kind: 'packing'; done: number; all: number }
  | { kind: 'packed'; packed: Packed }

export function HandOver() {
  const m = useWords(queueWords).hand
  const [state, setState] = useState<State>({ kind: 'idle' })

  async function make(): Promise<void> {
    const device = await readDevice()
    if (!device) return
    setState({ kind: 'packing', done: 0, all: 0 })
    try {
      const packed = await pack(device, new Date().toISOString(), (done, all) =>
        setState({ kind: 'packing', done, all }),
      )
      if (!packed) setState({ kind: 'too-large' })
      else if (packed.responses + packed.deeds + packed.files === 0) setState({ kind: 'nothing' })
      else setState({ kind: 'packed', packed })
    } catch {
      // A full disk is the one thing that can be in the way; what was packed is only a copy.
      setState({ kind: 'failed' })
    }
  }

  return (
    <section className="card">
      <h2>{m.title}</h2>
      <p>{m.what}</p>
      <div role="status">
        {state.kind === 'packing' && (
          <>
            <p>{m.packing(state.done, state.all)}</p>
            <progress max={Math.max(state.all, 1)} value={state.done} aria-label={m.make} />
          </>
        )}
        {state.kind === 'nothing' && <p>{m.nothing}</p>}
        {state.kind === 'too-large' && <p className="problem">{m.tooLarge}</p>}
        {state.kind === 'failed' && <p className="problem">{m.failed}</p>}
      </div>
      {state.kind === 'packed' ? (
        <Made packed={state.packed} />
      ) : (
        <button
          type="button"
          className="big"
          disabled={state.kind === 'packing'}
          onClick={() => void make()}
        >
          {m.make}
        </button>
      )}
    </section>
  )
}

function Made({ packed }: { packed: Packed }) {
  const m = useWords(queueWords).hand
  const language = useLanguage()
  const { file, responses, files, waiting } = packed
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  const mayShare = navigator.canShare?.({ files: [file] }) ?? false
  return (
    <>
      <p role="status">{m.made(responses, files, sizeOf(file.size, language))}</p>
      {waiting > 0 && <p>{m.left(waiting)}</p>}
      {mayShare && (
        <button
          type="button"
          className="big primary"
          // Whoever closes the sheet of apps has changed their mind, and the file is still here.
          onClick={() => void navigator.share({ files: [file] }).catch(() => {})}
        >
          {m.share}
        </button>
      )}
      {address && (
        <a
          className={`button big ${mayShare ? '' : 'primary'}`}
          href={address}
          download={file.name}
        >
          {m.save}
        </a>
      )}
    </>
  )
}
