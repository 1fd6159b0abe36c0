// `npm run --silent instrument -- check FILE`: what is wrong with a form, as JSON, without a network or a running product.
// `-- convert FILE OUT` writes it as a workbook, an XForm or JSON. FILE is .xlsx, .xls, .csv, .xml or .json.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { Instrument } from '../core/instrument/model.ts'
import { faultsOf } from '../core/instrument/sound.ts'
import { parseForm } from '../core/openrosa/parse.ts'
import { readXForm } from '../core/openrosa/read.ts'
import { writeXForm } from '../core/openrosa/write.ts'
import { readForm } from '../core/xlsform/read.ts'
import { writeForm } from '../core/xlsform/write.ts'
import { faults as faultsInEnglish } from '../web/desk/messages/faults.en.ts'
import { faults as faultsInIndonesian } from '../web/desk/messages/faults.id.ts'
import { xlsform as wordsInEnglish } from '../web/kit/messages/xlsform.en.ts'
import { xlsform as wordsInIndonesian } from '../web/kit/messages/xlsform.id.ts'
import { readAnyWorkbook } from '../web/kit/workbook.ts'
import { Halt, main } from './halt.ts'

const usage = `Usage: npm run --silent instrument -- check FILE [--language id|en]
       npm run --silent instrument -- convert FILE OUT.xlsx|OUT.xml|OUT.json [--language id|en]`

type Words = Record<string, string>
const words: Record<string, Words> = {
  en: { ...faultsInEnglish, ...wordsInEnglish },
  id: { ...faultsInIndonesian, ...wordsInIndonesian },
}

type Told = { reason: string; about: string }
type Checked = { instrument: Instrument | null; warnings: Told[]; problems: Told[] }

await main(async () => {
  const { positionals, values } = asked()
  const [command, file, out] = positionals
  const spoken = words[values.language]
  const isRight = (command === 'check' && !out) || (command === 'convert' && out)
  if (!file || !isRight || !spoken || positionals.length > 3) throw new Halt(usage)
  const { instrument, warnings, problems } = await checked(file)
  if (command === 'check' || !instrument) {
    const told = (list: Told[]) => list.map((one) => ({ ...one, message: say(spoken, one) }))
    const answer = {
      ok: instrument !== null,
      instrument,
      warnings: told(warnings),
      problems: told(problems),
    }
    console.log(JSON.stringify(answer, null, 2))
    return instrument ? 0 : 1
  }
  write(instrument, out ?? '')
  return 0
})

function asked() {
  try {
    const options = { language: { type: 'string', default: 'en' } } as const
    return parseArgs({ options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Halt(`${(error as Error).message.split('\n')[0]}\n${usage}`)
  }
}

async function checked(file: string): Promise<Checked> {
  const bytes = read(file)
  const name = basename(file).replace(/\.[^.]*$/, '')
  if (bytes[0] === 0x7b) return checkedJson(Buffer.from(bytes).toString('utf8'))
  if (bytes[0] === 0x3c) return checkedXml(bytes)
  const workbook = await readAnyWorkbook(bytes)
  if (!('refused' in workbook)) return readForm(workbook, name)
  const { refused: reason, at: about = '' } = workbook
  const place = { sheet: null, row: null, column: null, header: null }
  return { instrument: null, warnings: [], problems: [{ ...place, reason, about } as Told] }
}

/** A place in the JSON stands where a workbook has sheet, row and column. */
function checkedJson(text: string): Checked {
  const parsed = v.safeParse(Instrument, jsonIn(text))
  const problems = parsed.success
    ? faultsOf(parsed.output).map(({ at, reason }) => ({ at, reason, about: at }))
    : parsed.issues.map((issue) => {
        const at = (issue.path ?? []).map(({ key }) => String(key)).join('.')
        return { at, reason: 'limit.passed', about: `${at}: ${issue.message}` }
      })
  const isSound = parsed.success && problems.length === 0
  return { instrument: isSound ? parsed.output : null, warnings: [], problems }
}

/** A path in the form stands where a workbook has sheet, row and column. */
function checkedXml(bytes: Uint8Array): Checked {
  const root = parseForm(bytes)
  if (!('refused' in root)) return readXForm(root)
  const refused = { at: '', reason: root.refused, about: 'form' }
  return { instrument: null, warnings: [], problems: [refused] }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Halt(`The file begins like JSON and is none: ${(error as Error).message}`)
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(whereAsked(file))
  } catch {
    // The system's reasons differ; what the author needs is the name that could not be read.
    throw new Halt(`The file "${file}" cannot be read.`)
  }
}

function write(instrument: Instrument, out: string): void {
  const path = whereAsked(out)
  if (/\.xlsx$/i.test(out)) writeFileSync(path, writeForm(instrument))
  else if (/\.json$/i.test(out)) writeFileSync(path, `${JSON.stringify(instrument, null, 2)}\n`)
  else if (/\.xml$/i.test(out)) writeFileSync(path, writeXForm(instrument, '1'))
  else throw new Halt(`"${out}" should end in .xlsx, .xml or .json.`)
}

/** npm runs scripts from the repository's root; files are named from where the person stands. */
function whereAsked(file: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), file)
}

function say(spoken: Words, { reason, about }: Told): string {
  // The model's own reasons stand at the end of what it speaks of: `items.0.step: range.step`.
  const inner = reason === 'limit.passed' ? spoken[about.split(': ').at(-1) ?? ''] : undefined
  return (spoken[reason] ?? reason).replace('{}', inner ?? about.trim())
}
