// Names as the model wants them: XML names without a dot, each used once. What changes is said, and follows into expressions.
import type { Report, Where } from './remark.ts'

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** A name of letters, digits, underscores and hyphens that begins with a letter or an underscore. */
export function legalName(text: string): string {
  const legal = text.replaceAll(/[^\p{L}\p{M}\p{N}_-]/gu, '_')
  return (/^[\p{L}_]/u.test(legal) ? legal : `_${legal}`).slice(0, 128)
}

export type Names = {
  /** The name that is used from now on. */
  take(authored: string, where: Where): string
  /** Names in a text as they are used now. */
  follow(text: string, where: Where): string
}

export function newNames(report: Report): Names {
  const taken = new Set<string>()
  const used = new Map<string, string[]>()
  return {
    take(authored, where) {
      const legal = legalName(authored)
      let name = legal
      for (let number = 2; taken.has(name) || reserved.has(name); number++)
        name = `${legal.slice(0, 120)}_${number}`
      taken.add(name)
      used.set(authored, [...(used.get(authored) ?? []), name])
      if (name !== authored) report.warn(where, 'name.changed', `${authored} → ${name}`)
      return name
    },
    follow(text, where) {
      if (!text.includes('${')) return text
      return text.replaceAll(
        reference,
        (whole, before: string, authored: string, after: string) => {
          const names = used.get(authored)
          if (!names) return whole
          if (names.length > 1) report.refuse(where, 'reference.ambiguous', authored)
          return `\${${before}${names[0]}${after}}`
        },
      )
    },
  }
}

const reference = /\$\{(\s*(?:last-saved#)?)([^\s${}#]+)(\s*)\}/g
