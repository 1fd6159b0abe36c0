// The board's part about coders who cut the text themselves: the unitizing family over a round's texts.

import { type BoardText, comparedBlocks } from './board.ts'
import { type Outcome, undefinedFor } from './outcome.ts'
import { binaryUAlpha, cuAlpha, uAlpha, type ValueAlpha, valueUAlpha } from './u-alpha.ts'
import { type Continuum, overlapsOf } from './unitizing.ts'
import { cutUnits } from './units.ts'

export type CutBoard = {
  /** Over all codes as values that exclude each other; undefined when a coder laid one over another. */
  whole: { uAlpha: Outcome; binary: Outcome; cuAlpha: Outcome }
  codes: { code: string; uAlpha: Outcome; value: ValueAlpha }[]
}

/** Characters between blocks belong to nobody and are not in the continuum. */
export function cutBoardOf(
  texts: readonly BoardText[],
  codes: readonly string[],
  coders: readonly string[],
  asks: boolean,
): CutBoard {
  const place = new Map(codes.map((code, at) => [code, at]))
  const continua = texts.map((text): Continuum => {
    const units = cutUnits('character', text.text, comparedBlocks(text.blocks, asks))
    const layers = coders
      .filter((coder) => text.coders.includes(coder))
      .map((coder) =>
        text.codings.flatMap((coding) => {
          const value = place.get(coding.code)
          const { from, to } = units.touched(coding)
          return coding.coder === coder && value !== undefined && from < to
            ? [{ start: from, end: to, value }]
            : []
        }),
      )
    return { length: units.count, layers }
  })
  const overlaps = overlapsOf(continua, coders.length, codes.length)
  const lapped = undefinedFor('overlap')
  return {
    whole: overlaps
      ? { uAlpha: uAlpha(overlaps), binary: binaryUAlpha(overlaps), cuAlpha: cuAlpha(overlaps) }
      : { uAlpha: lapped, binary: lapped, cuAlpha: lapped },
    codes: codes.map((code, at) => ({
      code,
      uAlpha: alone(continua, coders.length, at),
      value: overlaps ? valueUAlpha(overlaps, at) : { outcome: lapped, coverage: null },
    })),
  }
}

/** One code against everything else: a layer never overlaps itself there. */
function alone(continua: readonly Continuum[], coders: number, value: number): Outcome {
  const only = continua.map(({ length, layers }) => ({
    length,
    layers: layers.map((layer) =>
      layer.filter((one) => one.value === value).map((one) => ({ ...one, value: 0 })),
    ),
  }))
  const overlaps = overlapsOf(only, coders, 1)
  return overlaps ? uAlpha(overlaps) : undefinedFor('overlap')
}
