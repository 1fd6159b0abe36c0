// Words of the builder's frame in English.
import type { frame as indonesian } from './frame.id.ts'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

export const frame: typeof indonesian = {
  languageName: (tag) => {
    try {
      return names.of(tag) ?? tag
    } catch {
      // A tag that is still being typed has no name.
      return tag
    }
  },
  head: {
    back: 'Back to the instruments',
    untitled: 'Untitled instrument',
    writing: 'Writing in',
    undo: 'Undo',
    redo: 'Redo',
    publish: 'Publish …',
    saved: 'Saved on the server',
    savedAt: (time) => `Saved on the server, ${time}`,
    saving: 'Saving …',
    waiting: 'No network: saved in this browser, sent as soon as there is one',
    conflict: 'Somebody else has changed this draft too',
    refused: 'Not saved on the server.',
    again: 'Try again',
  },
  panes: { title: 'Part of the screen', outline: 'Outline', edit: 'Content', preview: 'Preview' },
  outline: {
    parts: {
      about: 'About the instrument',
      languages: 'Languages',
      scoring: 'Scoring',
      lists: 'Lists and files',
    },
    tree: 'Outline of questions',
    filter: 'Filter questions',
    nothing: 'Nothing fits.',
    emptyWhat: 'No questions yet. Add one, or take some from the library.',
    keys: 'Arrows walk, Alt with arrows moves, Enter adds below, Delete removes, space opens its content, letters filter.',
    addQuestion: '+ Question',
    addGroup: '+ Theme',
    addRepeat: '+ Repeat',
    library: 'From the library',
    removed: (what) => `“${what}” removed.`,
    unnamed: 'No text yet',
    conditional: 'Shown only on a condition',
    conditionMark: 'conditional',
    troubled: 'something needs mending',
  },
  preview: {
    title: 'On the phone',
    frame: 'Preview on the phone',
    language: 'Language of the preview',
    restart: 'Start again',
    empty: 'As soon as there is a question, its preview appears here.',
  },
  problems: {
    title: (n) =>
      n === 0
        ? 'Nothing stops publishing'
        : `${n} ${n === 1 ? 'thing stops' : 'things stop'} publishing`,
    none: 'This instrument can be published.',
    letter: (n) => `At letter ${n}.`,
    more: (n) => `and ${n} more`,
  },
  conflict: {
    title: 'Somebody else has changed this draft too',
    who: (name, when) =>
      `${name} saved changes on ${when}. Yours are still here in this browser. Choose for each part that differs; nothing is overwritten before you decide.`,
    allTheirs: 'Take all of theirs',
    allMine: 'Take all of mine',
    sides: { theirs: (name) => name, mine: () => 'I' },
    deeds: {
      same: 'left it alone',
      changed: 'changed it',
      added: 'added it',
      removed: 'removed it',
    },
    decide: (n) => `Decide ${n} ${n === 1 ? 'part' : 'parts'} first`,
    settle: 'Put together and go on',
  },
  library: {
    title: 'Take questions from another instrument',
    close: 'Close the library',
    from: 'Instrument',
    filter: 'Filter the library',
    versions: 'Published',
    drafts: 'Other drafts',
    templates: 'Templates',
    insert: (n) => (n === 0 ? 'Choose what to copy' : `Copy ${n} here`),
  },
  transfer: {
    menu: 'File',
    saveJson: 'Save as JSON',
    saveXlsForm: 'Save as XLSForm (Excel)',
    saveXForm: 'Save as XForm (ODK Collect)',
    replace: 'Replace the content from a file …',
    paper: 'Print a paper guide',
    report: (name) => `What ${name} holds`,
    holds: (title, n, languages) =>
      `“${title}”, ${n} ${n === 1 ? 'question' : 'questions'}, languages: ${languages}.`,
    unusable: 'This file cannot be used yet.',
    where: 'Where',
    what: 'What',
    whole: 'the whole file',
    fault: 'Wrong:',
    warning: 'Note:',
    take: 'Use this instrument',
    leave: 'Do not use it',
    reading: 'Reading the file …',
    cell: (sheet, row, column) =>
      [sheet && `sheet ${sheet}`, row > 0 && `row ${row}`, column && `column ${column}`]
        .filter(Boolean)
        .join(', '),
  },
  begin: {
    title: 'New instrument',
    blank: 'Begin with nothing',
    blankWhat: 'Choose its kind; everything can be changed later.',
    templates: 'Begin with a template',
    templatesWhat: 'Complete examples in Indonesian and English, to be changed as you like.',
    versions: 'Go on from what is published',
    versionsWhat: 'A new draft from the newest version; the published one stays as it is.',
    versionsNone: 'No instrument has been published yet.',
    file: 'Begin with a file',
    fileWhat:
      'XLSForm (Excel), XForm or JSON. What it holds is checked before a draft is made of it.',
    fileLabel: 'Choose an instrument file',
    contents: (questions, themes) =>
      themes > 0 ? `${questions} questions, ${themes} themes` : `${questions} questions`,
    version: (n) => `version ${n}`,
    making: 'Making the draft …',
  },
  paper: {
    title: 'Paper guide',
    back: 'Back',
    language: 'Language',
    print: 'Print',
    date: 'Date',
    place: 'Place',
    code: 'Participant’s code',
    case: 'Case’s code',
    researcher: 'Researcher',
    minutes: (n) => `${n} minutes`,
    covered: 'asked',
    row: (n) => `Row ${n}`,
    points: (n) => `(${n})`,
    total: 'Total score',
    consent: (scopes) => `Consent: ${scopes}`,
    seat: (n) => `Seat ${n}`,
    seats: 'People taking part',
    file: 'File number',
  },
}
