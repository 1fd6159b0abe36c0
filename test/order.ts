// The order of the test files: the longest first, so that the processes end together; the kinds of tests one after the
// other, since files of one kind share a process.
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What needs a browser first, and last what takes a blink. */
const kinds = ['web', 'scripts', 'worker', 'oracle', 'core']

/** Files that take longer than their size tells, the longest first. */
const long = [
  'field.schedules',
  'look',
  'field.faults',
  'desk.build',
  'field.talk-hour',
  'chain',
  'start',
  'routes',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (a, b) => kindOf(a) - kindOf(b) || placeOf(a) - placeOf(b) || sizeOf(b) - sizeOf(a),
    )
  }
}

function kindOf({ project }: TestSpecification): number {
  return kinds.indexOf(project.name)
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = long.indexOf(basename(moduleId).replace(/\.test\.tsx?$/, ''))
  return place === -1 ? long.length : place
}

function sizeOf({ moduleId }: TestSpecification): number {
  return statSync(moduleId).size
}
