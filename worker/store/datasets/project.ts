// The study as a REFI-QDA project (.qdpx) that ATLAS.ti, NVivo, MAXQDA and QualCoder open: first the texts, then the file that
// says what stands in them, section after section in the order of its schema. docs/decisions/025-refi-projects.md.
import { beginQde, qdeWriter, type Section } from '../../../core/refi/project-write.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import { emptyZip, zipWriter } from '../../../core/zip/write.ts'
import { packing } from '../packing.ts'
import type { Ground, Stream } from './ground.ts'
import { leftFile } from './project-left.ts'
import {
  codeStage,
  findingStage,
  graphStage,
  linkStage,
  memoStage,
  setStage,
  userStage,
  weightStage,
} from './project-parts.ts'
import { caseStage, variableStage } from './project-people.ts'
import { sourceStage, textStage } from './project-sources.ts'
import { begun, type Out, type State } from './project-state.ts'

type Stage = (ground: Ground, state: State, out: Out) => Promise<string | null>

/**
 * Each gives where its next page begins, null at its end, and takes at most so many questions. The texts are in files of
 * their own, before `project.qde`.
 */
const stages: readonly { go: Stage; cost: number }[] = [
  { go: textStage, cost: 7 },
  { go: userStage, cost: 3 },
  { go: codeStage, cost: 2 },
  { go: variableStage, cost: 1 },
  { go: caseStage, cost: 1 },
  { go: sourceStage, cost: 10 },
  { go: weightStage, cost: 0 },
  { go: memoStage, cost: 1 },
  { go: findingStage, cost: 2 },
  { go: linkStage, cost: 2 },
  { go: setStage, cost: 0 },
  // And what was left out is counted.
  { go: graphStage, cost: 4 },
]

export async function projectStream(ground: Ground): Promise<Stream> {
  const name = fileName(ground.mask(ground.study.slug))
  return {
    name: `${name}.qdpx`,
    costAt: (from) => stages[(from as State | null)?.stage ?? 0]?.cost ?? 0,
    async page(emit, from) {
      const state = from === null ? begun(emptyZip) : (from as State)
      const zip = zipWriter(emit, state.zip, packing)
      const push = (xml: string) => zip.push(utf8(xml))
      const qde = qdeWriter(push, state.qde)
      const out: Out = {
        file(path, bytes) {
          zip.open(path)
          zip.push(bytes)
          zip.close()
        },
        put(section: Section, xml: string) {
          qde.put(section, xml)
        },
      }
      const stage = stages[state.stage]?.go as Stage
      state.cursor = await stage(ground, state, out)
      if (state.cursor === null) {
        state.stage++
        if (stage === textStage) {
          zip.open('project.qde')
          push(beginQde(ground.mask(ground.study.slug)))
        }
      }
      if (state.stage < stages.length) {
        state.qde = qde.pause()
        state.zip = zip.pause()
        return { state }
      }
      qde.end(state.onProject)
      zip.close()
      zip.end()
      const left = await leftFile(ground, state)
      const { codings, withheld } = state
      return { beside: [{ name: `${name}.left.csv`, bytes: left }], rows: codings, withheld }
    },
  }
}

/** What every file system takes; a name that was masked has brackets. */
function fileName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^-|-$/g, '') || 'project'
}
