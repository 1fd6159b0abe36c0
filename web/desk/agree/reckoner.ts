// The worker in which a board is reckoned, so that a million units neither freeze the page nor touch the server's limits.
import {
  agreedIn,
  type BoardPlace,
  type BoardQuestion,
  type BoardRow,
  boardOf,
  differencesIn,
} from '../../../core/agreement/board.ts'
import { type CutBoard, cutBoardOf } from '../../../core/agreement/cut-board.ts'

export type Reckoned = {
  rows: BoardRow[]
  cut: CutBoard
  differences: BoardPlace[]
  agreed: BoardPlace[]
}

self.onmessage = ({ data }: MessageEvent<BoardQuestion>) => {
  const { texts, codes, coders, asks } = data
  const reckoned: Reckoned = {
    rows: boardOf(data),
    cut: cutBoardOf(texts, codes, coders, asks),
    differences: differencesIn(data),
    agreed: agreedIn(data),
  }
  self.postMessage(reckoned)
}
