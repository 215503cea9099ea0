export { guaranteeSheet, type SheetOptions } from './guarantee-sheet.js';
export { defining, type Library, type OptionText, Question, type QuestionLine, told } from './option-text.js';
export {
  type ScheduleQuestion,
  type ScheduleSetting,
  type ScheduleStatement,
  settingOf,
} from './schedule-question.js';
export {
  type GuaranteeRow,
  type GuaranteeSheet,
  type PremiseReport,
  SHEET_SCHEMA,
  type TruthAt,
} from './sheet-data.js';
