// An instrument with nothing in it yet, as its kind is mostly used.
import type { Instrument, InstrumentKind } from '../../../core/instrument/model.ts'

const usual: Record<InstrumentKind, Pick<Instrument, 'technique' | 'about' | 'needs'>> = {
  interview: { technique: 'interview', about: 'participant', needs: ['archive'] },
  observation: { technique: 'observation', about: 'case', needs: [] },
  fgd: { technique: 'fgd', about: 'case', needs: [] },
  document: { technique: 'document', about: 'case', needs: [] },
  scoring: { technique: 'score', about: 'case', needs: [] },
  survey: { technique: 'interview', about: 'participant', needs: [] },
}

/** In the study's language, the one its people are asked in. */
export function blankInstrument(kind: InstrumentKind, language: string, title: string): Instrument {
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return {
    slug,
    kind,
    ...usual[kind],
    title: { [language]: title },
    languages: [language],
    roles: [],
    items: [],
    ...(kind === 'fgd' ? { seats: 10 } : {}),
  }
}
