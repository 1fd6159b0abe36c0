// Where the local instance keeps its database and files, and whether it can.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Halt, sentenceFor } from './halt.ts'

export const usualState = '.wrangler/state'

/** Makes the folder if it is missing; npm starts scripts in the repository, so INIT_CWD tells where the person was. */
export function readyState(folder: string): string {
  const path = placeOf(folder)
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.R_OK | constants.W_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Halt(`${path} is a file; --state wants a folder.`)
    throw new Halt(`The folder ${path} cannot be used. ${sentenceFor(error) ?? String(error)}`)
  }
  return path
}

export function placeOf(folder: string): string {
  return folder === usualState ? resolve(folder) : resolve(process.env.INIT_CWD ?? '.', folder)
}
