import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'

export type XmlHandlers = {
  /** Names come without their namespace prefix; attribute names as written. */
  open: (name: string, attributes: Readonly<Record<string, string>>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Streams one XML part. A DOCTYPE is refused, so no entity is ever expanded. Throws Error on broken XML. */
export class XmlReader {
  readonly #decoder = new StringDecoder('utf8')
  readonly #parser = new SaxesParser({ xmlns: false, position: false })

  constructor(handlers: XmlHandlers) {
    this.#parser.on('opentag', (tag) => handlers.open(localName(tag.name), tag.attributes))
    this.#parser.on('closetag', (tag) => handlers.close(localName(tag.name)))
    this.#parser.on('text', (text) => handlers.text(text))
    this.#parser.on('cdata', (text) => handlers.text(text))
    this.#parser.on('doctype', () => {
      throw new Error('a DOCTYPE is not allowed')
    })
    this.#parser.on('error', (error) => {
      // Department systems leave control characters in cells; everything else means a damaged part.
      if (!error.message.includes('disallowed character')) throw error
    })
  }

  write(bytes: Buffer): void {
    this.#parser.write(this.#decoder.write(bytes))
  }

  end(): void {
    this.#parser.write(this.#decoder.end())
    this.#parser.close()
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Reads one part to its end. */
export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(handlers)
  for await (const chunk of bytes) reader.write(chunk)
  reader.end()
}
