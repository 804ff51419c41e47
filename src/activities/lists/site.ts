import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt, modifiedAt } from '../output-fields.ts';

/** A site as Graph gives it. https://learn.microsoft.com/graph/api/resources/site */
export interface GraphSite {
  readonly id: string;
  readonly name?: string | null;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly webUrl?: string | null;
  readonly createdDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
}

/** The `$select` of a call that reads a site. */
export const siteProperties = 'id,name,displayName,description,webUrl,createdDateTime,lastModifiedDateTime';

/** A site, as activities give one. */
export const siteOutput = z
  .object({
    id: z.string().describe('Id of the site.').meta({ column: 'Id' }),
    name: z.string().describe('Its name in its address.'),
    displayName: z.string().describe('Name as it is shown.').meta({ column: 'Name' }),
    description: z.string().describe('What was noted about it; empty without.'),
    webUrl: z.string().describe('Address in the browser.').meta({ column: 'Address' }),
    createdAt,
    modifiedAt,
  })
  .meta({ named: { name: 'Site', text: 'A site of SharePoint.' } });

/** A site of ours. */
export type Site = z.output<typeof siteOutput>;

/** Turns Graph's site into ours. */
export function toSite({ id, name, displayName, description, webUrl, createdDateTime, lastModifiedDateTime }: GraphSite): Site {
  return {
    id,
    name: name ?? '',
    displayName: displayName ?? name ?? '',
    description: description ?? '',
    webUrl: webUrl ?? '',
    createdAt: toUtc(createdDateTime),
    modifiedAt: toUtc(lastModifiedDateTime),
  };
}
