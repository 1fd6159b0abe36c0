// REFI-QDA files held against their schemas, which lie beside the repository and not in it.
import { existsSync, readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'

/** Beside the repository, or beside the folder in which its worktrees lie. */
const folder = ['../../shared/data/refi', '../../../shared/data/refi']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(`${path}/Project.xsd`))

/** False where the folder is absent: the tests that need it are skipped. */
export const hasSchemas = folder !== undefined

/** What is wrong with it by the schema; null when nothing is. */
export function schemaFault(
  schema: 'Project' | 'Codebook',
  xml: string | Uint8Array,
): string | null {
  const rules = XmlDocument.fromBuffer(readFileSync(`${folder}/${schema}.xsd`))
  const document = XmlDocument.fromBuffer(typeof xml === 'string' ? Buffer.from(xml) : xml)
  try {
    XsdValidator.fromDoc(rules).validate(document)
    return null
  } catch (error) {
    return String(error)
  } finally {
    document.dispose()
    rules.dispose()
  }
}
