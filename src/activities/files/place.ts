import { z } from 'zod';
import { naming } from '../../core/named-thing.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';

/** In which drive an activity works. */
export const drive = z
  .union([z.string().trim().min(1), z.looseObject({ id: z.string().min(1) })], {
    error: 'must be the address of a site or of a library in it, the id of a drive, or a drive that another activity gave.',
  })
  .optional()
  .describe(
    'Where to work: the address of a SharePoint site (https://contoso.sharepoint.com/sites/accounts) or of a library in it, the id of a drive, or a ' +
      'drive that another activity gave. Left out: your OneDrive.',
  );

/** In whose OneDrive an activity works. */
export const mailbox = z
  .string()
  .trim()
  .min(1)
  .optional()
  .describe('Address of the person in whose OneDrive to work, as far as it is shared with you. Left out: your own.')
  .meta(naming('mailbox'));

/** The drive that a call works on. */
export interface Place {
  /** Id; undefined for the OneDrive of a person. */
  readonly drive: string | undefined;
  /** The person; undefined for oneself. */
  readonly mailbox: string | undefined;
}

/** True unless it is the signed-in person's own OneDrive. */
export function isElsewhere({ drive, mailbox }: Place): boolean {
  return drive !== undefined || mailbox !== undefined;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The call on an item in one's own OneDrive, and the same in another drive. */
type ItemCalls<M extends Method, Below extends string> = readonly [
  { readonly operation: `${M} /me/drive/items/{item}${Below}` },
  { readonly operation: `${M} /drives/{drive}/items/{item}${Below}`; readonly when: 'drive'; readonly more: true },
];

/** What an activity declares that makes a call on an item. @param below - What follows the item in the address: `/children`. */
export function itemCalls<const M extends Method, const Below extends string>(method: M, below: Below): ItemCalls<M, Below> {
  return [
    { operation: `${method} /me/drive/items/{item}${below}` },
    { operation: `${method} /drives/{drive}/items/{item}${below}`, when: 'drive', more: true },
  ];
}

/** What a call on an item carries. */
export interface ItemRequest extends Omit<GraphRequest, 'mailbox' | 'params'> {
  /** Id of the item, or `root`. */
  readonly item: string;
  /** More placeholders. */
  readonly params?: Readonly<Record<string, string>>;
}

/** The operation on an item in a drive, and the request for it. @param below - What follows the item in the address. */
export function onItem<const M extends Method, const Below extends string>(
  place: Place,
  method: M,
  below: Below,
  { item, params, ...rest }: ItemRequest,
): [ItemCalls<M, Below>[number]['operation'], GraphRequest] {
  if (place.drive === undefined) {
    return [`${method} /me/drive/items/{item}${below}`, { ...rest, params: { item, ...params }, mailbox: place.mailbox }];
  }
  return [`${method} /drives/{drive}/items/{item}${below}`, { ...rest, params: { drive: place.drive, item, ...params } }];
}

/** Makes a call on an item. */
export function callItem<T>(graph: Graph, place: Place, method: Method, below: string, request: ItemRequest): Promise<T> {
  return graph.call<T>(...onItem(place, method, below, request));
}
