import { badBody, countFrom, type JsonObject, memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** True for a zone that says itself when it is daylight saving time. https://learn.microsoft.com/graph/api/resources/customtimezone */
export function isCustomZone(zone: JsonObject): boolean {
  return /^#?microsoft\.graph\.customTimeZone$/i.test(String(memberOf(zone, '@odata.type') ?? ''));
}

/** Reads such a zone. @param field - For errors. @throws GraphFailure 400 naming the field that is missing or wrong. */
export function customZoneFrom(zone: JsonObject, field: string): Record<string, unknown> {
  const offset = (name: string): Record<string, unknown> => transitionFrom(memberOf(zone, name), `${field}/${name}`);
  const daylight = objectFrom(memberOf(zone, 'daylightOffset') ?? {}, `The property '${field}/daylightOffset'`);
  return {
    '@odata.type': '#microsoft.graph.customTimeZone',
    bias: wholeFrom(memberOf(zone, 'bias'), `${field}/bias`),
    name: textFrom(memberOf(zone, 'name') ?? 'Customized Time Zone', `${field}/name`),
    standardOffset: offset('standardOffset'),
    daylightOffset: {
      daylightBias: wholeFrom(memberOf(daylight, 'daylightBias'), `${field}/daylightOffset/daylightBias`),
      ...offset('daylightOffset'),
    },
  };
}

/** When a time begins, each year: the second Sunday of March at two. https://learn.microsoft.com/graph/api/resources/standardtimezoneoffset */
function transitionFrom(value: unknown, field: string): Record<string, unknown> {
  const object = objectFrom(value ?? {}, `The property '${field}'`);
  const time = textFrom(memberOf(object, 'time') ?? '', `${field}/time`);
  if (!/^\d{2}:\d{2}:\d{2}(\.\d{1,7})?$/.test(time)) throw badBody(`The property '${field}/time' must be a time like 02:00:00.`);
  return {
    time,
    dayOccurrence: numberFrom(object, field, 'dayOccurrence', 1, 5),
    dayOfWeek: wordFrom(memberOf(object, 'dayOfWeek'), `${field}/dayOfWeek`, days),
    month: numberFrom(object, field, 'month', 1, 12),
    year: countFrom(memberOf(object, 'year') ?? 0, `${field}/year`),
  };
}

function numberFrom(object: JsonObject, field: string, name: string, least: number, most: number): number {
  const value = wholeFrom(memberOf(object, name), `${field}/${name}`);
  if (value < least || value > most) throw badBody(`The property '${field}/${name}' must be a number from ${least} to ${most}.`);
  return value;
}

function wholeFrom(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw badBody(`The property '${field}' must be a whole number.`);
  return value;
}
