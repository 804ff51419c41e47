/** What a command printed, for a day and a run as for any other: without ids of runs, dates, and how many events a day has. */
export function anyDay(text) {
  return text
    .replaceAll(/\b\d{8}-\d{6}-[\da-f]{8}\b/g, 'RUN')
    .replaceAll(/\b20\d\d-\d\d(-\d\d)?\b(?!\d)/g, 'DATE')
    .replaceAll(/On \w+, \d\d \w+ lie \d+ events/g, 'On DATE lie some events');
}
