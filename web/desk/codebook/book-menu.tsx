// What is done with the book as a whole: versions, and files out and in.
import { Link } from 'wouter'
import { writeCodebookCsv } from '../../../core/coding/codebook-csv.ts'
import { writeQdc } from '../../../core/refi/codebook.ts'
import type { Code } from '../../../core/wire/coding.ts'
import { offer } from '../data/save-export.ts'
import { useStudy } from '../shell/study.tsx'
import { useBook } from './messages.ts'

export function BookMenu({ codes }: { codes: readonly Code[] }) {
  const m = useBook()
  const { slug, to, may } = useStudy()
  const save = (text: string, type: string, ending: string) =>
    offer(new Blob([text], { type }), `${slug}-codebook.${ending}`)
  return (
    <details className="book-menu">
      <summary>{m.more}</summary>
      <ul>
        <li>
          <Link href={to('/codebook/versions')}>{m.versions}</Link>
        </li>
        {may('codebook.reshape') && (
          <li>
            <Link href={to('/codebook/file')}>{m.bringIn}</Link>
          </li>
        )}
        {codes.length > 0 && (
          <>
            <li>
              <button
                type="button"
                className="plain"
                onClick={() => save(writeCodebookCsv(codes), 'text/csv', 'csv')}
              >
                {m.saveCsv}
              </button>
            </li>
            <li>
              <button
                type="button"
                className="plain"
                onClick={() => save(writeQdc(codes, 'Pedoman'), 'application/xml', 'qdc')}
              >
                {m.saveQdc}
              </button>
            </li>
          </>
        )}
      </ul>
    </details>
  )
}
