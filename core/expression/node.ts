/** A place in a response, or an entry of a list, as XPath sees it. */
export type Node = {
  readonly name: string
  readonly parent: Node | null
  /** In document order; a leaf has none. A repeat contributes one child per row, all with the repeat's name. */
  readonly children: readonly Node[]
  /** String-value: a leaf's answer as text, '' when it has none or is not relevant. */
  readonly text: string
  /** Whether it is a row of a repeat: index() counts by it. */
  readonly isRow?: boolean
}
