// The system erased what this phone held: silence would be the worst of it, so it is said until somebody has read it.
import { useWords } from '../../kit/language.ts'
import { queueWords } from '../messages/queue-words.ts'
import { useStored } from '../store/changes.ts'
import { forgetLost, readDevice } from '../store/device.ts'
import { Notice } from './notice.tsx'

export function LostNotice() {
  const m = useWords(queueWords).lost
  const device = useStored(readDevice)
  if (!device?.lost) return null
  return (
    <Notice title={m.title} tone="problem">
      <p>{m.what(device.lost)}</p>
      <button type="button" className="big" onClick={() => void forgetLost()}>
        {m.read}
      </button>
    </Notice>
  )
}
