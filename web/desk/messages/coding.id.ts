// Words of sources, coding, the codebook and memos, in Indonesian.
export const coding = {
  sources: 'Sumber',
}
