import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Drawing } from './engine.ts'

type Engine = typeof import('./engine.ts')
type Option = Parameters<Drawing['chart']['setOption']>[0]
export type DrawingHandle = { readonly box: RefObject<HTMLDivElement | null>; readonly drawing: RefObject<Drawing | undefined>; readonly engine: Engine | undefined; readonly failed: boolean }

/** Loads the drawing library when the first chart is seen, and keeps the picture in step with `option`. */
export function useDrawing(option: (engine: Engine) => Option, key: string): DrawingHandle {
  const box = useRef<HTMLDivElement | null>(null)
  const drawing = useRef<Drawing | undefined>(undefined)
  const [engine, setEngine] = useState<Engine>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    import('./engine.ts').then(
      (loaded) => !gone && setEngine(loaded),
      () => !gone && setFailed(true),
    )
    return () => void (gone = true)
  }, [])
  useEffect(() => {
    if (engine === undefined || box.current === null) return undefined
    const made = engine.draw(box.current, option(engine))
    drawing.current = made
    return () => {
      drawing.current = undefined
      made.end()
    }
    // `key` stands for the option: it is the data written out
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [engine, key])
  return { box, drawing, engine, failed }
}
