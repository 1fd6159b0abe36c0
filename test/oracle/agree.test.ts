// Ours and the ODK engine fill in the same forms with the same answers, and must make the same of them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginForm, type Form, type FormNode } from '../../core/answer/form.ts'
import { bare } from '../../core/answer/surroundings.ts'
import { asText } from '../../core/answer/value.ts'
import { matches } from '../../core/expression/pattern.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { AnswerValue } from '../../core/wire/response.ts'
import { number, one, says } from '../core/scenario.ts'
import { type Play, play } from './forms.ts'
import { type Judged, judge } from './odk.ts'

const surroundings = bare('2026-11-25T09:30:00.000+00:00', { language: 'id', matches })

/** Rows named by their place, as the judge names them; what is required and empty is not valid, as the judge has it. */
function judgedByUs(form: Form): Record<string, Judged> {
  const wrong = new Set(form.problems('final').map(({ details }) => details.question))
  return judgedBelow(form.root, wrong, '')
}

function judgedBelow(
  node: FormNode,
  wrong: ReadonlySet<unknown>,
  prefix: string,
): Record<string, Judged> {
  const found: Record<string, Judged> = {}
  for (const [index, child] of node.children.entries()) {
    const { item } = child
    if (node.item.type === 'repeat' && child.item === node.item)
      Object.assign(found, judgedBelow(child, wrong, `${prefix}${item.name}/r${index + 1}/`))
    else if ('items' in item) Object.assign(found, judgedBelow(child, wrong, prefix))
    else
      found[`${prefix}${item.name}`] = {
        isRelevant: child.isRelevant,
        text: child.isRelevant ? asText(child.value) : '',
        isValid: !wrong.has(child.ref),
      }
  }
  return found
}

async function playBoth({ instrument, deeds }: Play): Promise<void> {
  const odk = await judge(instrument)
  const ours = beginForm(instrument, surroundings)
  const rows: string[] = []
  let made = 0
  const inRepeat = new Set(
    instrument.items.flatMap((item) =>
      item.type === 'repeat' ? item.items.map(({ name }) => name) : [],
    ),
  )
  const answer = (question: string, row: number, value: AnswerValue | undefined) => {
    if (!inRepeat.has(question)) {
      odk.set(question, value)
      ours.set(question, value)
    } else if (rows[row] !== undefined) {
      odk.set(`rows/r${row + 1}/${question}`, value)
      ours.set(`rows/${rows[row]}/${question}`, value)
    }
  }
  const agree = (deed?: unknown) => {
    const [our, their] = [judgedByUs(ours), odk.judged()]
    // The ODK engine counts questions that are not relevant, and the template of a repeat without rows, as empty ones
    // in a set of nodes; for us, as for ODK Collect, they are not in it.
    const isUneven = Object.entries(our).some(([ref, one]) => ref.includes('/') && !one.isRelevant)
    if (rows.length === 0 || isUneven)
      for (const name of Object.keys(our).filter((one) => one.startsWith('sum'))) {
        delete our[name]
        delete their[name]
      }
    expect(our, JSON.stringify(deed)).toEqual(their)
  }
  agree()
  for (const deed of deeds) {
    if (deed.do === 'set') answer(deed.question, deed.row, deed.value)
    else if (deed.do === 'add' && inRepeat.size > 0) {
      made += 1
      rows.push(`r${made}`)
      odk.addRow('rows')
      ours.addRow('rows', `r${made}`)
    } else if (deed.do === 'remove' && rows[deed.row] !== undefined) {
      odk.removeRow('rows', deed.row)
      ours.removeRow(`rows/${rows[deed.row]}`)
      rows.splice(deed.row, 1)
    }
    agree(deed)
  }
}

test('relevance, calculations and constraints agree after every deed', {
  timeout: 400_000,
}, async () => {
  await fc.assert(fc.asyncProperty(play, playBoth), { numRuns: 200, seed: 20_261_125 })
})

test('cascades, counted rows, first values and triggers agree', async () => {
  const plain = { slug: 'form', kind: 'survey', technique: 'interview', about: 'study' } as const
  const towns = { bontang: 'kaltim', samarinda: 'kaltim', banjar: 'kalsel' }
  const instrument: Instrument = {
    ...plain,
    title: says('form'),
    languages: ['id', 'en'],
    roles: [],
    needs: [],
    lists: {
      towns: {
        from: 'choices',
        choices: Object.entries(towns).map(([name, province]) => ({
          name,
          label: says(name),
          columns: { province },
        })),
      },
    },
    items: [
      { ...one('province', ['kaltim', 'kalsel']).item },
      {
        type: 'selectOne',
        name: 'town',
        label: says('town'),
        choices: 'towns',
        choiceFilter: 'province = ${province}',
      },
      { type: 'calculate', name: 'named', calculation: "jr:choice-name(${town}, '${town}')" },
      { ...number('people').item, default: { value: 2 } } as Item,
      { ...number('next').item, default: { expression: '1 + 1' } } as Item,
      {
        type: 'calculate',
        name: 'kept',
        calculation: '${people} * 10',
        trigger: ['province'],
      },
      {
        type: 'repeat',
        name: 'person',
        label: says('person'),
        count: '${people}',
        items: [
          number('age').item,
          { type: 'calculate', name: 'nth', calculation: 'position(..)' },
        ],
      },
      { type: 'calculate', name: 'all', calculation: 'sum(${age})' },
    ],
  }
  const odk = await judge(instrument)
  const ours = beginForm(instrument, surroundings)
  const set = (ref: string, value: AnswerValue | undefined, ownRef = ref) => {
    odk.set(ref, value)
    ours.set(ownRef, value)
    expect(judgedByUs(ours), `${ref} ${value}`).toEqual(odk.judged())
  }
  const row = (index: number) => ours.at('person')?.children[index]?.ref
  expect(judgedByUs(ours)).toEqual(odk.judged())
  set('people', 3)
  set('person/r1/age', 40, `${row(0)}/age`)
  set('person/r3/age', 7, `${row(2)}/age`)
  set('province', 'kaltim')
  set('town', 'bontang')
  set('people', 1)
  set('people', 2)
})
