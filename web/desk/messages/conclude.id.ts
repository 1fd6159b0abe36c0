// Words of the findings, the matrix, the network and the timeline, in Indonesian.
export const conclude = {
  title: 'Temuan',
}
