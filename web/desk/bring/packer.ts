// The worker in which a bundle is made fit to be sent and cut into parts: a hundred thousand codings must not hold up the page.
import type { Bundle } from '../../../core/import/bundle.ts'
import { partsOf } from '../../../core/import/parts.ts'
import { sound } from '../../../core/import/sound.ts'

export type Packing =
  | { step: 'sound'; bundle: Bundle }
  | {
      step: 'parts'
      bundle: Bundle
      file: { name: string; hash: string }
      originals: ReadonlyMap<string, string>
    }

self.onmessage = ({ data }: MessageEvent<Packing>) =>
  self.postMessage(
    data.step === 'sound' ? sound(data.bundle) : partsOf(data.bundle, data.file, data.originals),
  )
