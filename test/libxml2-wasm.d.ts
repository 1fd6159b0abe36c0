// The three things that tests use of libxml2-wasm, said here so that the rest of its types need not be.
declare module 'libxml2-wasm' {
  export class XmlDocument {
    static fromBuffer(bytes: Uint8Array): XmlDocument
    dispose(): void
  }
  export class XsdValidator {
    static fromDoc(schema: XmlDocument): XsdValidator
    /** Throws what is wrong, with the line. */
    validate(document: XmlDocument): void
  }
}
