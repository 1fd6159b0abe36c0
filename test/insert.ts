// Rows that a test writes past the API.
/** A statement on a line of its own; the values are a test's. */
export function insert(into: string, values: readonly (string | number)[]): string {
  const said = values.map((value) =>
    typeof value === 'number' ? value : `'${value.replaceAll("'", "''")}'`,
  )
  return `insert into ${into} values (${said.join(', ')});`
}
