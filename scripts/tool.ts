// A command from node_modules, on the Node that runs this script.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.ts'

/** False when it failed; what it said has been seen. */
export function tool(
  script: string,
  args: string[],
  environment: Record<string, string> = {},
): boolean {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  return done.status === 0
}
