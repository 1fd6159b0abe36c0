// Functions that few instruments use and that weigh much. They are not among `functions`: the Worker puts them into
// its world, the phone loads them once an instrument calls one (`References.functions`).
import { decodeBase64 } from './base64.ts'
import { digest, isAlgorithm } from './digest.ts'
import { type Fn, fn } from './function.ts'
import { place } from './functions-place.ts'
import { elsewhere, surveycto } from './functions-surveycto.ts'
import { seedOf, shuffle } from './shuffle.ts'
import { textSeed } from './text-seed.ts'

const heavy: Record<string, Fn> = {
  randomize: fn(1, 2, (a) => {
    const nodes = a.nodes(0)
    if (a.count > 1) return shuffle(nodes, seedOf(a.value(1), a.zone, textSeed))
    return a.world.random ? shuffle(nodes, a.world.random) : a.fail('random.unknown')
  }),
  digest: fn(2, 3, (a) => {
    const [algorithm, encoding] = [a.text(1), a.count > 2 ? a.text(2) : 'base64']
    if (!isAlgorithm(algorithm) || (encoding !== 'base64' && encoding !== 'hex'))
      return a.fail('digest.form')
    return digest(a.text(0), algorithm, encoding)
  }),
  'base64-decode': fn(1, 1, (a) => decodeBase64(a.text(0))),
}

export const rareFunctions: ReadonlyMap<string, Fn> = new Map(
  [heavy, place, surveycto, elsewhere].flatMap((group) => Object.entries(group)),
)
