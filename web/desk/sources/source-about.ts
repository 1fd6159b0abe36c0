// What a source is, as the fields of a form tell it.
import type { SourceAbout } from '../../../core/wire/coding.ts'
import { techniques } from '../../../core/wire/words.ts'

export function aboutOf(form: FormData): Omit<SourceAbout, 'title'> {
  const field = (name: string) => String(form.get(name) ?? '').trim() || null
  const technique = techniques.find((one) => one === field('technique')) ?? 'document'
  const address = field('address')
  const publisher = field('publisher')
  return {
    technique,
    participant: field('participant'),
    role: field('role'),
    case: field('case'),
    occurredOn: field('occurredOn'),
    origin:
      address || publisher
        ? { address: address ?? '', publisher: publisher ?? '', seenOn: field('seenOn') }
        : null,
  }
}
