import type { ClassicArea } from './classic-activity.ts';
import { classicExcel } from './excel.ts';
import { classicFiles } from './files.ts';
import { classicLists } from './lists.ts';
import { classicGroups } from './groups.ts';
import { classicCalendar } from './calendar.ts';
import { classicMail } from './mail.ts';
import { classicPlanner } from './planner.ts';

/** Every classic area of which there are activities here, in the order of the page. */
export const classicAreas: readonly ClassicArea[] = [
  classicMail,
  classicCalendar,
  classicExcel,
  classicFiles,
  classicLists,
  classicPlanner,
  classicGroups,
];
