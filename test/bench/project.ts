// How long a REFI-QDA project of 100 MB takes to be read, most of it recordings, and what is in memory meanwhile.
import { randomFillSync } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { guidFrom } from '../../core/refi/guid.ts'
import { beginQde, qdeWriter, sourceXml, textName, userXml } from '../../core/refi/project-write.ts'
import { openProject } from '../../core/refi/read-project.ts'
import { utf8 } from '../../core/table/utf8.ts'
import { zipWriter } from '../../core/zip/write.ts'

export type ProjectRow = {
  file: string
  mb: number
  codings: number
  seconds: number
  codingsPerSecond: number
  /** More than before it was opened, at the most. */
  peakMb: number
}

const words = 'Kami mulai dari sampah. Ketua yang memutuskan. Lalu bertambah ramai. '
const sources = 100
const mediaBytes = 90_000_000

export async function measureProject(codings = 50_000): Promise<ProjectRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pedoman-'))
  const path = join(folder, 'besar.qdpx')
  write(path, codings)
  const size = statSync(path).size
  const file = openSync(path, 'r')
  const before = process.memoryUsage().rss
  let peak = before
  const watch = () => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  try {
    const started = performance.now()
    const project = await openProject(
      size,
      async (start, end) => {
        const bytes = new Uint8Array(end - start)
        readSync(file, bytes, 0, bytes.length, start)
        watch()
        return bytes
      },
      (bytes) => new TextDecoder('windows-1252').decode(bytes),
    )
    if ('fault' in project) throw new Error(project.fault)
    const bundle = project.bundle({ technique: 'interview' })
    watch()
    const seconds = (performance.now() - started) / 1_000
    if (bundle.codings.length !== codings) throw new Error(`${bundle.codings.length} codings`)
    return [
      {
        file: 'a project to a bundle',
        mb: Math.round(size / 1e6),
        codings,
        seconds: Math.round(seconds * 10) / 10,
        codingsPerSecond: Math.round(codings / seconds),
        peakMb: Math.round((peak - before) / 1e6),
      },
    ]
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
}

function write(path: string, codings: number): void {
  const file = openSync(path, 'w')
  const zip = zipWriter((bytes) => writeSync(file, bytes))
  const id = (n: number) => guidFrom('bench', n)
  for (let n = 0; n < sources; n++) {
    zip.open(textName(id(n)))
    zip.push(utf8(`${n} ${words.repeat(1_000)}`))
    zip.close()
  }
  zip.open('sources/rekaman.m4a', 0)
  const sound = new Uint8Array(1_000_000)
  for (let at = 0; at < mediaBytes; at += sound.length) zip.push(randomFillSync(sound))
  zip.close()
  zip.open('project.qde')
  const push = (xml: string) => zip.push(utf8(xml))
  push(beginQde('Besar'))
  const qde = qdeWriter(push, null)
  const user = id(-1)
  const code = id(-2)
  qde.put('Users', userXml(user, 'Rina'))
  qde.put('CodeBook', `<Codes><Code guid="${code}" name="Modal" isCodable="true"/></Codes>`)
  const each = codings / sources
  for (let n = 0; n < sources; n++) {
    const selections = Array.from({ length: each }, (_, at) => {
      const start = (at % 900) * words.length + 3
      return {
        guid: guidFrom('selection', n, at),
        name: words.trim(),
        start,
        end: start + words.length - 2,
        description: '',
        codings: [{ guid: guidFrom('coding', n, at), code, by: user, notes: [] }],
        notes: [],
      }
    })
    qde.put(
      'Sources',
      sourceXml({ guid: id(n), name: `Wawancara ${n}`, selections, notes: [], values: [] }),
    )
  }
  qde.end([])
  zip.close()
  zip.end()
  closeSync(file)
}
