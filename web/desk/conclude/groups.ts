// The columns of the matrix: the roles first, then the techniques, each with its word and its cell in a row.
import type { Cell, Matrix, MatrixRow } from '../../../core/wire/finding.ts'
import type { Technique } from '../../../core/wire/words.ts'

export type Group = { dimension: 'role' | 'technique'; name: string; word: string }

export function groupsOf(matrix: Matrix, techniques: Record<Technique, string>): Group[] {
  return [
    ...matrix.roles.map((role) => ({ dimension: 'role' as const, name: role, word: role })),
    ...matrix.techniques.map((technique) => ({
      dimension: 'technique' as const,
      name: technique,
      word: techniques[technique],
    })),
  ]
}

export function cellOf(row: MatrixRow, group: Group): Cell | undefined {
  return (group.dimension === 'role' ? row.byRole : row.byTechnique)[group.name]
}

/** `role:anggota`: how the address says which cell was opened. */
export function keyOf(group: Pick<Group, 'dimension' | 'name'>): string {
  return `${group.dimension}:${group.name}`
}
