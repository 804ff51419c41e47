// A year of 200 series against as many single events, in the emulator and in one process. The two listings take turns.
const rounds = 9;
const series = 200;
const weeks = 52;

/** Time to list a `calendarView` of a year over 200 weekly series, against one over as many single events, medians. */
export async function calendarView() {
  const [expanded, single] = await Promise.all([calendarOf(seriesOf), calendarOf(singlesOf)]);
  const times = { expanded: [], single: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.expanded.push(await timed(expanded));
    times.single.push(await timed(single));
  }
  const name = `a year of ${series} series in calendarView, against ${series * weeks} single events`;
  return [{ name, value: median(times.expanded) / median(times.single), unit: 'x', limit: 3 }];
}

/** An emulator in which Ada's calendar holds these events and no others; gives what lists the year. */
async function calendarOf(events) {
  const { createEmulator } = await import(new URL('../dist/emulator/index.js', import.meta.url).href);
  const limits = { outlook: { amount: 100_000, seconds: 600 }, outlookUpload: { amount: 1e9, seconds: 300 } };
  const emulator = await createEmulator({ now: new Date('2026-01-01T00:00:00Z'), limits });
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Calendars.ReadWrite'] });
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const call = async (path, init) => {
    const answer = await emulator.fetch(new Request(`https://graph.microsoft.com/v1.0${path}`, { headers, ...init }));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  };
  const { id } = await call('/me/calendars', { method: 'POST', body: '{"name":"Bench"}' });
  for (const event of events()) await call(`/me/calendars/${id}/events`, { method: 'POST', body: JSON.stringify(event) });
  return async () => {
    let count = 0;
    const span = 'startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z';
    for (let path = `/me/calendars/${id}/calendarView?${span}&$top=1000&$select=subject,start`; path !== undefined;) {
      const page = await call(path);
      count += page.value.length;
      path = page['@odata.nextLink']?.slice('https://graph.microsoft.com/v1.0'.length);
    }
    return count;
  };
}

function* seriesOf() {
  for (let index = 0; index < series; index += 1) {
    const day = dayOf(1 + (index % 7));
    const pattern = { type: 'weekly', interval: 1, daysOfWeek: [weekdayOf(day)] };
    const range = { type: 'numbered', startDate: day, numberOfOccurrences: weeks };
    yield { ...eventOn(day, index), recurrence: { pattern, range } };
  }
}

function* singlesOf() {
  for (let index = 0; index < series; index += 1) {
    for (let week = 0; week < weeks; week += 1) yield eventOn(dayOf(1 + (index % 7) + 7 * week), index);
  }
}

function eventOn(day, index) {
  const at = (minute) => ({ dateTime: `${day}T${String(8 + (index % 9)).padStart(2, '0')}:${minute}:00`, timeZone: 'Europe/Paris' });
  return { subject: `Event ${index}`, start: at('00'), end: at('30') };
}

/** A day of 2026, the first being 1; those after the last one stay in the year. */
function dayOf(number) {
  return new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
}

function weekdayOf(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
}

async function timed(list) {
  const start = performance.now();
  const count = await list();
  if (count !== series * weeks) throw new Error(`The year has ${count} events.`);
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
