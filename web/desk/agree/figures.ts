// Coefficients as they are read: two decimals, the reader's decimal sign, a true minus.
import { numberOf } from '../../kit/format.ts'
import type { Language } from '../../kit/language.ts'
import { useLanguage } from '../shell/language.tsx'

export type Figures = {
  coefficient: (value: number) => string
  percent: (share: number) => string
  count: (n: number) => string
}

export function useFigures(): Figures {
  const { language } = useLanguage()
  return figuresIn(language)
}

export function figuresIn(language: Language): Figures {
  const comma = language === 'id' ? ',' : '.'
  const signed = (text: string) =>
    text
      .replace('.', comma)
      .replace(/^-(?=.*[1-9])/, '−')
      .replace(/^-/, '')
  return {
    coefficient: (value) => signed(value.toFixed(2)),
    percent: (share) => `${signed((share * 100).toFixed(0))} %`,
    count: (n) => numberOf(n, language, 0),
  }
}
