// `npm run bench`: measures, prints a table, and writes the figures to .cache/bench.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { measureAgreement } from './agreement.ts'
import { measureArchives } from './archives.ts'
import { measureWaits } from './cold.ts'
import { measureDesk } from './desk.ts'
import { measureDisplays } from './displays.ts'
import { measureExports, measureReads } from './exports.ts'
import { measureForm } from './form.ts'
import { layGround } from './ground.ts'
import { measureImport } from './imports.ts'
import { measureIntake } from './intake.ts'
import { measureList } from './list.ts'
import { weighPhone, weighRuntime } from './phone.ts'
import { measureProject } from './project.ts'
import { type Cost, measureRows } from './rows.ts'
import { measureWeighing } from './weighing.ts'
import { measureWorkbook } from './workbook.ts'

const small = 1_000
const large = 10_000

export async function bench(): Promise<void> {
  console.log('The phone: bytes to the first question (gzip)')
  const phone = weighPhone()
  const phoneBytes = phone.reduce(
    (sum, { isFirst, gzipBytes }) => sum + (isFirst ? gzipBytes : 0),
    0,
  )
  console.table(phone)
  console.log(`  together ${(phoneBytes / 1_000).toFixed(1)} kB of 60 kB\n`)

  const runtime = await weighRuntime()
  console.table(runtime)

  console.log(
    'What a researcher waits for in a real browser, slowed down to a quarter, in milliseconds',
  )
  const waits = await measureWaits()
  console.table(waits)

  console.log('A form of 500 questions, and the check of 20, in milliseconds of one core')
  const form = measureForm()
  console.table(form)

  console.log(`\nD1 rows of each request at ${small} and ${large} responses`)
  const rows = await rowsAtTwoSizes()
  console.table(rows)

  console.log('\nIntake of a 20-question response, with identity, check, score, words and audit')
  const ground = await layGround(false)
  const intake = await measureIntake(ground)
  console.table(intake)

  console.log('\nExports')
  await ground.codeEach()
  const exports = await measureExports(ground)
  console.table(exports)
  const exportReads = await measureReads()
  console.table(exportReads)

  console.log('\nA project of 200 texts and 20,000 codings comes in')
  const imports = await measureImport()
  console.table(imports)

  console.log('\nThe study as an archive with 100 MB of recordings, and back on an empty instance')
  const archives = await measureArchives(ground)
  console.table(archives)

  console.log('\nThe list of 100 responses, in milliseconds')
  const list = await measureList(ground)
  console.table(list)
  await ground.close()

  console.log(
    '\nThe desk: a transcript opened, a code applied by key (milliseconds), elements and heap',
  )
  const desk = await measureDesk()
  console.table(desk)

  console.log('\nThe convergence matrix: 200 findings, 5,000 links, 20,000 codings')
  const weighing = await measureWeighing()
  console.table(weighing)

  console.log(
    '\nThe displays of that study, with 600 arrows and 200 events: milliseconds to the screen',
  )
  const displays = await measureDisplays()
  console.table(displays)

  console.log('\nA REFI-QDA project of 100 MB, read in ranges')
  const project = await measureProject()
  console.table(project)

  console.log('\nA form of 5,000 rows as a workbook')
  const workbook = measureWorkbook()
  console.table(workbook)

  console.log('\nAgreement over 100,000 and 1,000,000 units')
  const agreement = measureAgreement()
  console.table(agreement)

  const file = join(root, '.cache', 'bench.json')
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(
    file,
    JSON.stringify(
      {
        phone,
        phoneBytes,
        runtime,
        waits,
        form,
        rows,
        intake,
        exports,
        exportReads,
        imports,

        archives,
        list,
        desk,
        weighing,
        displays,
        project,
        workbook,
        agreement,
      },
      null,
      2,
    ),
  )
  console.log('\nThe figures are in .cache/bench.json')
}

/** Each size on a ground of its own, so that nothing but the number of responses differs. */
async function rowsAtTwoSizes() {
  const few = await rowsAt(small)
  const many = await rowsAt(large)
  return few.map((cost, at) => sideBySide(cost, many[at]))
}

async function rowsAt(responses: number): Promise<Cost[]> {
  const ground = await layGround(true)
  await ground.grow(responses)
  const costs = await measureRows(ground)
  await ground.close()
  return costs
}

function sideBySide(few: Cost, many: Cost | undefined) {
  return {
    request: few.request,
    queries: few.queries,
    [`read at ${small}`]: few.read,
    [`read at ${large}`]: many?.read ?? null,
    [`written at ${small}`]: few.written,
    [`written at ${large}`]: many?.written ?? null,
  }
}

await bench()
