import { z } from 'zod';

/** A place as Graph writes it. https://learn.microsoft.com/graph/api/resources/location */
export interface GraphLocation {
  readonly displayName?: string | null;
  readonly locationEmailAddress?: string | null;
  readonly locationUri?: string | null;
  readonly address?: {
    readonly street?: string | null;
    readonly city?: string | null;
    readonly state?: string | null;
    readonly countryOrRegion?: string | null;
    readonly postalCode?: string | null;
  } | null;
}

const parts = {
  name: z.string().min(1).describe('Name, such as that of a room.'),
  email: z.string().min(1).optional().describe('E-mail address, where the place is a room of the organisation.'),
  url: z.string().min(1).optional().describe('Address on the web.'),
  street: z.string().min(1).optional().describe('Street and number.'),
  city: z.string().min(1).optional().describe('City.'),
  state: z.string().min(1).optional().describe('State or province.'),
  postalCode: z.string().min(1).optional().describe('Postal code.'),
  country: z.string().min(1).optional().describe('Country or region.'),
} as const;

/** The fields of a place. */
export const locationFields = parts;

/** A place, as a person gives it. */
export const location = z.union([z.string().min(1), z.strictObject(parts)], {
  error: 'must be the name of a place, or an object with name, email, url, street, city, state, postalCode and country.',
});

/** A place, as activities give it. */
export const locationOutput = z
  .object({
    name: z.string().describe('Name, such as that of a room.'),
    email: z.string().describe('E-mail address of a room; empty for any other place.'),
    url: z.string().describe('Address on the web; empty where there is none.'),
    street: z.string().describe('Street and number.'),
    city: z.string().describe('City.'),
    state: z.string().describe('State or province.'),
    postalCode: z.string().describe('Postal code.'),
    country: z.string().describe('Country or region.'),
  })
  .meta({ named: { name: 'Place', text: 'Where an event is.' } });

/** A place as Graph takes it. */
export function toGraphLocation(given: z.output<typeof location>): GraphLocation {
  if (typeof given === 'string') return { displayName: given };
  const { name, email, url, street, city, state, postalCode, country } = given;
  const written = { street, city, state, postalCode, countryOrRegion: country };
  const address = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
  return {
    displayName: name,
    ...(email !== undefined && { locationEmailAddress: email }),
    ...(url !== undefined && { locationUri: url }),
    ...(Object.keys(address).length > 0 && { address }),
  };
}

/** A place of ours out of Graph's. */
export function toLocation({ displayName, locationEmailAddress, locationUri, address }: GraphLocation): z.output<typeof locationOutput> {
  return {
    name: displayName ?? '',
    email: locationEmailAddress ?? '',
    url: locationUri ?? '',
    street: address?.street ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    postalCode: address?.postalCode ?? '',
    country: address?.countryOrRegion ?? '',
  };
}
