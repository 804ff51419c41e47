/**
 * In hours. SharePoint keeps a day as the moment at which it begins where the site is, and Graph tells that moment and not where the site is. A moment
 * before this hour of the day in UTC begins that day west of Greenwich, a later one begins the next day east of it: 10:00 is midnight in Hawaii, 11:00
 * in New Zealand in summer. Assumption: no site is at UTC-11 (American Samoa) or UTC+14 (Line Islands).
 */
const borderHour = 11;

/** The day that a moment of a column of days stands for: `2026-05-01`. @param moment - In milliseconds. */
export function dayOf(moment: number): string {
  return new Date(moment + (24 - borderHour) * 3_600_000).toISOString().slice(0, 10);
}

/**
 * A moment that is within a day wherever a site is between UTC-10 and UTC+13. Assumption: SharePoint keeps of a moment in a column of days the day at
 * the site, as its pages show it.
 */
export function momentIn(day: string): string {
  return `${day}T10:30:00Z`;
}

/** The first and the last moment that a day may be kept as, wherever the site is. */
export function boundsOf(day: string): { readonly from: string; readonly before: string } {
  const start = Date.parse(`${day}T00:00:00Z`);
  return { from: new Date(start - 14 * 3_600_000).toISOString(), before: new Date(start + 24 * 3_600_000).toISOString() };
}
