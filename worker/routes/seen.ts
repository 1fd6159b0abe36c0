// An edit says which revision it saw; without one, the thing is new.
import * as v from 'valibot'

export const Seen = v.strictObject({
  revision: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'revision.form'), v.transform(Number)),
  ),
})
