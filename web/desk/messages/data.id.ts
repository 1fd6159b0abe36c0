// Words of the export and the audit trail, in Indonesian.
export const data = {
  title: 'Data',
}
