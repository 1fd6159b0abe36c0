// Words of the tasks page, in English.
import type { Messages } from './id.ts'

export const tasks: Messages['tasks'] = {
  title: 'Tasks',
  empty: 'No tasks yet',
  emptyWhat:
    'Tasks come from gaps in the triangulation, or are written here, and are done on phones.',
  fresh: 'New task',
  phone: 'For the phone',
  anyPhone: 'Any phone',
  what: 'What is asked',
  instrument: 'With the instrument',
  about: 'About',
  nobody: 'anybody',
  questions: 'Questions to put first',
  due: 'Due by',
  state: 'State',
  send: 'Send to phones',
  sent: 'Task sent; phones take it along when they connect.',
  overdue: 'overdue',
  states: {
    open: 'not begun',
    begun: 'begun',
    declined: 'cannot be done',
    done: 'done',
    withdrawn: 'withdrawn',
  },
  gap: 'from a gap in the triangulation',
  by: (phone, moment) => `${phone}, ${moment}`,
  withdraw: 'Withdraw',
  withdrawn: 'Task withdrawn.',
  reopen: 'Open again',
  reopened: 'Task opened again.',
  response: 'See the response',
  progress: (done, all) => `${done} of ${all} done`,
}
