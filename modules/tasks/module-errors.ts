import type { ErrorEntry } from '@jingwei/kernel'

export const tasksErrors: readonly ErrorEntry[] = [
  { code: 'tasks.moved_meanwhile', status: 409, zh: '任务第 {number} 号刚由{who}办理，现为“{state}”；请刷新后再办。', en: 'Task {number} was just moved by {who} and is now "{state}"; refresh, then act again.' },
  { code: 'tasks.not_now', status: 409, zh: '任务第 {number} 号现为“{state}”，不能“{step}”；请刷新后看可办的事项。', en: 'Task {number} is "{state}" now and has no step "{step}"; refresh to see which it has.' },
  { code: 'tasks.not_yours', status: 403, zh: '任务第 {number} 号的“{step}”只能由{who}办理。', en: 'In task {number} the step "{step}" is for {who}.' },
  { code: 'tasks.unknown_office', status: 400, zh: '没有单位“{office}”，或它已并入其他单位；请重新选择。', en: 'There is no office "{office}", or it went up in another; choose again.' },
  { code: 'tasks.person_elsewhere', status: 400, zh: '“{person}”不是牵头单位的在职人员，请重新选择责任人。', en: '"{person}" is not an active member of the lead office; choose somebody who is.' },
  { code: 'tasks.two_deadlines', status: 400, zh: '时限只能填一种：工作日数或截止日期。', en: 'Give one deadline: a number of working days or a date.' },
  { code: 'tasks.dates_reversed', status: 400, zh: '开始日期 {start} 晚于截止日期 {due}，请更正。', en: 'The start {start} lies after the due date {due}; correct it.' },
  { code: 'tasks.bad_parent', status: 409, zh: '所属专项不存在、已办结或您无权查看，请重新选择。', en: 'The parent task does not exist, is closed, or is not yours to see; choose another.' },
  { code: 'tasks.firm_needed', status: 400, zh: '代录企业诉求须填写有效的统一社会信用代码和企业名称，收到“{found}”。', en: 'A request entered for a firm needs its valid credit code and its name, found "{found}".' },
  { code: 'tasks.no_deadline', status: 409, zh: '任务没有时限，无需延期。', en: 'The task has no deadline, so there is nothing to extend.' },
  { code: 'tasks.extended_already', status: 409, zh: '每件任务只能延期一次，现为“{state}”。', en: 'A task is extended once; the extension is "{state}".' },
  { code: 'tasks.reason_needed', status: 400, zh: '评价不满意须说明原因，以便改进办理。', en: 'Say why the answer does not satisfy, so that the office can do better.' },
  { code: 'tasks.cannot_invite', status: 409, zh: '任务第 {number} 号不能邀请企业评价：须为代录的企业诉求、已答复，且由提出人或领导邀请。', en: 'Nobody can be invited to judge task {number}: it must be a request entered for a firm, be answered, and the invitation come from who raised it or a leader.' },
  { code: 'tasks.invitation_refused', status: 403, zh: '评价码或统一社会信用代码不正确，或评价码已使用、已过期、已失效；请核对，或联系发出邀请的单位重新发放。', en: 'The code or the credit code is not right, or the code was used, is too old or was replaced; check them, or ask the office that invited you for a new one.' },
  { code: 'tasks.same_person', status: 400, zh: '移交人和接收人不能是同一人。', en: 'Who hands over and who takes over must be two people.' },
  { code: 'tasks.handover_elsewhere', status: 403, zh: '只能在本单位内移交任务。', en: 'Tasks are handed over inside one’s own office.' },
]
