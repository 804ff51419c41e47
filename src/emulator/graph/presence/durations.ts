import { GraphFailure } from '../route.ts';

const shape = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/i;
const units = [86_400_000, 3_600_000, 60_000, 1000];

/** A duration in ISO 8601 (`PT1H30M`) in milliseconds. @throws GraphFailure 400 naming the field. */
export function durationFrom(value: unknown, field: string): number {
  const parts = typeof value === 'string' && value.length > 2 && !/T$/i.test(value) ? shape.exec(value) : null;
  if (!parts)
    throw new GraphFailure(
      400,
      'BadRequest',
      `Cannot convert the literal '${String(value)}' of '${field}' to the expected type 'Edm.Duration'.`,
    );
  return units.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * unit, 0);
}
