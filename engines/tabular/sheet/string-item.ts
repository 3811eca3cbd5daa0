/** Collects the text of a shared or inline string: plain or rich, without the phonetic guides (rPh). */
export class StringItem {
  #text = ''
  #inText = false
  #phonetic = 0

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1
    else if (name === 't') this.#inText = this.#phonetic === 0
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1
    else if (name === 't') this.#inText = false
  }

  text(text: string): void {
    if (this.#inText) this.#text += text
  }

  take(): string {
    const text = unescape(this.#text)
    this.#text = ''
    return text
  }
}

/** Characters XML cannot carry are written _xHHHH_ (ECMA-376 22.9.2.19). */
export function unescape(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/gu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
