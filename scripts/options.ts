// Reads what stands after `--` on the command line; a slip is answered with how it is meant.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Halt } from './halt.ts'

export function optionsOf<O extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: O,
) {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new Halt(`${(error as Error).message.split('\n')[0]}\n${usage}`)
  }
}
