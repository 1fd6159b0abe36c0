// What a display is narrowed by and how it counts. It stands in the address, so that a picture can be found again and sent to somebody.
import type { CodedSegment, CodedSource } from '../../../core/display/coded.ts'

export const displays = [
  'crosstab',
  'together',
  'framework',
  'saturation',
  'scores',
  'places',
  'progress',
] as const

export type Asked = {
  technique: string
  role: string
  case: string
  /** '' for all layers laid over each other, 'consensus', or `by` and a coder's name. */
  layer: string
  /** Only codes below this one. */
  branch: string
  /** A code counts what is coded below it. */
  rolled: boolean
}

export const narrowings = ['technique', 'role', 'case', 'layer', 'branch'] as const

export function askedIn(search: string): Asked {
  const given = new URLSearchParams(search)
  const one = (name: (typeof narrowings)[number]) => given.get(name) ?? ''
  return {
    technique: one('technique'),
    role: one('role'),
    case: one('case'),
    layer: one('layer'),
    branch: one('branch'),
    rolled: given.get('rolled') === 'yes',
  }
}

/** The segments that are asked for, in every layer; each stands in a source that is there. */
export function narrowed(
  segments: readonly CodedSegment[],
  sources: ReadonlyMap<string, CodedSource>,
  branchOf: (code: string) => string[],
  asked: Asked,
): CodedSegment[] {
  return segments.filter((segment) => {
    const source = sources.get(segment.source)
    return (
      source !== undefined &&
      (asked.technique === '' || source.technique === asked.technique) &&
      (asked.role === '' || segment.role === asked.role) &&
      (asked.case === '' || source.case === asked.case) &&
      (asked.branch === '' || branchOf(segment.code).includes(asked.branch)) &&
      (asked.layer === '' || asked.layer === layerOf(segment))
    )
  })
}

export function layerOf(segment: CodedSegment): string {
  return segment.coder === null ? 'consensus' : `by ${segment.coder}`
}
