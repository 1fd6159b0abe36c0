// What is worth a second look, found by rule: what is odd, and what it was reckoned from.
import { Link } from 'wouter'
import type { Remark, ResponseDetail } from '../../../core/wire/field.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { formOfResponse, placeLabel } from './answer-words.ts'

export function ResponseRemarks({ response }: { response: ResponseDetail }) {
  const { m, language } = useLanguage()
  const here = useStudy()
  const words = m.review
  if (response.remarks.length === 0) return null
  const form = formOfResponse(response, language)
  function tell(remark: Remark): string {
    switch (remark.kind) {
      case 'version.retired':
        return words.versionRetired
      case 'device.revoked':
        return words.deviceRevoked
      case 'consent.missing':
        return words.consentMissing
      case 'overtaken':
        return words.overtaken
      case 'quick':
        return words.quick(remark.minutes, remark.usualMinutes)
      case 'same-file':
        return words.sameFile(placeLabel(form, remark.ref))
      case 'far':
        return words.far(placeLabel(form, remark.ref), numberOf(remark.kilometres, language))
      default:
        return remark satisfies never
    }
  }
  return (
    <section className="warning">
      <h3>{words.remarks}</h3>
      <ul className="sentences">
        {response.remarks.map((remark) => (
          <li key={JSON.stringify(remark)}>
            {tell(remark)}{' '}
            {remark.kind === 'same-file' && (
              <Link href={here.to(`/responses/${remark.response}`)}>{words.seeOther}</Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
