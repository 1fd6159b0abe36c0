// Once before the tests of the web: the pages are built, for those that open them.
import { build } from '../scripts/build.ts'

export async function setup(): Promise<void> {
  await build(() => {})
}
