import { type Pen, spoil } from './pen.ts'

const DAY = 86_400_000
/** Day zero of a spreadsheet's calendar (1900 system, its false leap day included). */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30)

const parts = (iso: string): [number, number, number] => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return [year, month, day]
}

/** A date in one of four forms of the registry: 2019-03-05, 20190305, 2019/3/5, 2019年3月5日. */
export function writeDate(hand: Pen, iso: string): string {
  const [year, month, day] = parts(iso)
  const form = hand.random.integer(0, 3)
  if (form === 0) return iso
  return spoil(hand, 'date_form', form === 1 ? iso.replaceAll('-', '') : form === 2 ? `${year}/${month}/${day}` : `${year}年${month}月${day}日`)
}

/** A date in one of four forms of a worksheet; one is the spreadsheet's serial number, one has lost its day. */
export function writeSheetDate(hand: Pen, iso: string): string | number {
  const [year, month, day] = parts(iso)
  const form = hand.random.integer(0, 3)
  if (form === 0) return iso
  if (form === 1) return spoil(hand, 'date_form', (Date.UTC(year, month - 1, day) - SPREADSHEET_EPOCH) / DAY)
  return spoil(hand, 'date_form', form === 2 ? `${year}/${month}/${day}` : `${year}年${month}月`)
}
