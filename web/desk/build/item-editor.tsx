// The editor of what is chosen in the outline: a question, a theme or a repeat.

import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import { AnswerRules } from './answer-rules.tsx'
import { AppearanceField } from './appearance-field.tsx'
import { ChoicesEditor } from './choices-editor.tsx'
import { ConditionField } from './condition-field.tsx'
import { duplicate, move, moveInto } from './edits.ts'
import { GuideFields } from './guide-fields.tsx'
import { Limits } from './limits.tsx'
import { MediaField } from './media-field.tsx'
import { useBuild } from './messages.ts'
import { NameField } from './name-field.tsx'
import { change, type Panel, type } from './panel.ts'
import { holderOf, itemAt, placesIn } from './place.ts'
import { relabelItem } from './relabel.ts'
import { Section } from './section.tsx'
import { TypePicker } from './type-picker.tsx'
import { WordsField } from './words-field.tsx'

export function ItemEditor(
  props: Panel & {
    at: string
    onRemove: () => void
    onAddBelow: () => void
  },
) {
  const m = useBuild()
  const { instrument, at, tongue, frozen, onChange } = props
  const item = itemAt(instrument, at)
  if (!item) return null
  const panel = { instrument, tongue, frozen, onChange }
  const isGroup = 'items' in item
  const isSeen = isGroup || !['calculate', 'hidden', 'meta'].includes(item.type)
  return (
    <div className="editor">
      <header className="editor-head">
        <h2 className={isGroup ? undefined : 'unseen'}>{m.types[item.type].label}</h2>
        {!isGroup && <TypePicker {...panel} at={at} />}
        <div className="actions">
          <button
            type="button"
            aria-label={m.question.up}
            title={`${m.question.up} (Alt ↑)`}
            onClick={() => onChange(({ instrument: now }) => move(now, at, 'up'))}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label={m.question.down}
            title={`${m.question.down} (Alt ↓)`}
            onClick={() => onChange(({ instrument: now }) => move(now, at, 'down'))}
          >
            ↓
          </button>
          <HolderSelect {...panel} at={at} />
          <button
            type="button"
            onClick={() => onChange(({ instrument: now }) => duplicate(now, at))}
          >
            {m.question.duplicate}
          </button>
          <button type="button" onClick={props.onRemove}>
            {m.question.remove}
          </button>
        </div>
      </header>
      <div className="editor-main">
        <WordsField
          {...panel}
          at={`${at}.label`}
          title={isGroup ? m.question.groupLabel : m.question.label}
          lines={2}
          optional={!isSeen || isGroup}
          onText={(text) =>
            onChange(
              ({ instrument: now }) => relabelItem(now, at, tongue, text, frozen),
              `${at}.label.${tongue}`,
            )
          }
          onKeyDown={(event) => {
            // A question's words are rarely more than a line, so Enter goes on to the next question.
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            props.onAddBelow()
          }}
        />
        <NameField key={`${at} ${item.type}`} {...panel} at={at} />
      </div>

      {'choices' in item && <ChoicesEditor key={`choices ${item.name}`} {...panel} at={at} />}
      {!isGroup && <Limits {...panel} at={at} />}
      <div key={`${at} ${item.type}`} className="editor-parts">
        {isGroup && item.type === 'group' && (
          <label className="field short">
            {m.question.minutes}
            <input
              type="number"
              min={1}
              max={600}
              data-at={`${at}.goalMinutes`}
              value={item.goalMinutes ?? ''}
              onChange={(event) =>
                type(onChange, `${at}.goalMinutes`, numberOf(event.target.value))
              }
            />
          </label>
        )}
        {!isGroup && isAsked(item) && <GuideFields {...panel} at={at} question={item} />}
        <Section
          title={m.question.shownWhen}
          summary={item.relevant === undefined ? m.question.always : m.question.onCondition}
          isOpen={item.relevant !== undefined}
        >
          <ConditionField {...panel} at={`${at}.relevant`} of={at} start={m.logic.showWhen} />
        </Section>
        {isSeen && (
          <Section
            title={m.question.help}
            summary={m.question.helpWhat}
            isOpen={item.hint !== undefined || ('guidance' in item && item.guidance !== undefined)}
          >
            <WordsField
              {...panel}
              at={`${at}.hint`}
              title={m.question.hint}
              hint={m.question.hintWhat}
              optional
            />
            {!isGroup && (
              <WordsField
                {...panel}
                at={`${at}.guidance`}
                title={m.question.guidance}
                hint={m.question.guidanceWhat}
                optional
                lines={2}
              />
            )}
          </Section>
        )}
        {!isGroup && item.type !== 'note' && <AnswerRules {...panel} at={at} item={item} />}
        {isGroup && item.type === 'repeat' && (
          <Section
            title={m.question.count}
            summary={item.count === undefined ? m.question.countFree : item.count}
            isOpen={item.count !== undefined}
          >
            <ConditionField {...panel} at={`${at}.count`} of={at} start="" asText />
          </Section>
        )}
        {isSeen && (
          <Section
            title={m.question.look}
            summary={item.appearance ?? m.question.lookWhat}
            isOpen={item.appearance !== undefined || item.media !== undefined}
          >
            <AppearanceField {...panel} at={at} item={item} />
            <MediaField {...panel} at={`${at}.media`} />
          </Section>
        )}
        {!isGroup && 'records' in item && item.records !== undefined && (
          <button type="button" onClick={() => change(onChange, `${at}.records`, undefined)}>
            {m.question.noRecord}
          </button>
        )}
      </div>
    </div>
  )
}

/** Which theme it lies in: for whoever has neither a mouse nor the arrow keys. */
function HolderSelect({ instrument, at, tongue, onChange }: Panel & { at: string }) {
  const m = useBuild().question
  const groups = placesIn(instrument).filter(
    (placed) => 'items' in placed.item && placed.at !== at && !placed.at.startsWith(`${at}.`),
  )
  if (groups.length === 0) return null
  return (
    <select
      aria-label={m.holder}
      value={holderOf(at) ?? ''}
      onChange={(event) => {
        const group = event.target.value
        onChange(({ instrument: now }) => moveInto(now, at, group === '' ? null : group))
      }}
    >
      <option value="">{m.holderNone}</option>
      {groups.map((placed) => (
        <option key={placed.at} value={placed.at}>
          {say(placed.item.label, tongue, instrument.languages) || placed.item.name}
        </option>
      ))}
    </select>
  )
}

export function numberOf(text: string): number | undefined {
  const value = Number(text.replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? undefined : value
}
