// Once before all test files: the Worker is bundled with the strict entry, and every file is told where it lies.
import type { TestProject } from 'vitest/node'
import { bundleWorker } from '../scripts/bundle.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    strictBundle: string
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('strictBundle', await bundleWorker('test/strict.ts', 'strict'))
}
