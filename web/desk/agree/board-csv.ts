// The board's rows and spans as lines of a file.
import type { BoardText } from '../../../core/agreement/board.ts'
import type { Measured } from '../../../core/agreement/formulas.ts'
import type { Cell } from '../../../core/table/csv.ts'

export type NamedRow = { name: string; measured: readonly Measured[] }

/** One line for each number, so that none is parted from its formula, its unit and its counts. */
export function tableOf(rows: readonly NamedRow[]): Cell[][] {
  const head = [
    'row',
    'formula',
    'unit',
    'value',
    'low',
    'high',
    'undefined',
    'units',
    'coders',
    'pairable',
    'missing',
  ]
  return [
    head,
    ...rows.flatMap(({ name, measured }) =>
      measured.map(({ formula, unit, outcome, interval, counts }): Cell[] => [
        name,
        formula,
        unit,
        outcome.value,
        interval?.low ?? null,
        interval?.high ?? null,
        outcome.reason,
        counts.units,
        counts.coders,
        counts.pairable,
        counts.missing,
      ]),
    ),
  ]
}

/** Coders by number: whose a layer is does not leave the study. */
export function spansOf(
  texts: readonly BoardText[],
  coders: readonly string[],
  codeName: (id: string) => string,
): Cell[][] {
  return [
    ['source', 'coder', 'code', 'start', 'end'],
    ...texts.flatMap((text) =>
      text.codings.map(({ coder, code, start, end }): Cell[] => [
        text.id,
        `coder-${coders.indexOf(coder) + 1}`,
        codeName(code),
        start,
        end,
      ]),
    ),
  ]
}
