import type { CellState } from './cell-state.ts'

type Reminded = { readonly source: { readonly zh: string; readonly en: string }; readonly provider: string; readonly period: string; readonly due?: string; readonly reason?: string }

/** A text to be sent by whatever the office uses; undefined where nobody need be reminded. */
export function reminderText(state: CellState, { source, provider, period, due, reason }: Reminded): { zh: string; en: string } | undefined {
  const who = provider === '' ? { zh: '贵单位', en: 'Dear colleagues' } : { zh: provider, en: provider }
  const until = due === undefined ? { zh: '', en: '' } : { zh: `（时限 ${due}）`, en: ` (due ${due})` }
  if (state === 'due') return { zh: `${who.zh}：请报送《${source.zh}》${period}数据${until.zh}。确无数据的，请办理零报。`, en: `${who.en}: please deliver "${source.en}" for ${period}${until.en}. If there is nothing to report, please say so.` }
  if (state === 'missing') return { zh: `${who.zh}：《${source.zh}》${period}数据已过时限${until.zh}，尚未收到，请尽快报送，或说明原因和预计时间。`, en: `${who.en}: "${source.en}" for ${period} is overdue${until.en}. Please deliver it, or tell us why and when it will come.` }
  if (state === 'returned') return { zh: `${who.zh}：《${source.zh}》${period}数据已退回${reason ? `，原因：${reason}` : ''}。请在批注文件中更正后重报。`, en: `${who.en}: "${source.en}" for ${period} was returned${reason ? `: ${reason}` : ''}. Please correct the annotated file and deliver it again.` }
  return undefined
}
