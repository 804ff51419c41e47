/** Where drives are: that of a person, of an id, of a group, of a site. */
export const driveRoots: readonly string[] = ['/me/drive', '/drives/{drive-id}', '/groups/{group-id}/drive', '/sites/{site-id}/drive'];

/** Where the items of a drive are. https://learn.microsoft.com/graph/onedrive-addressing-driveitems */
const itemPlaces: readonly string[] = [
  '/root',
  '/root:/{item-path}',
  '/items/{item-id}',
  '/items/{item-id}:/{item-path}',
  '/special/{special-name}',
  '/special/{special-name}:/{item-path}',
];

/** Every address of what is below an item. @param below - `/children`; '' for the item itself. */
export function itemAddresses(below: string): readonly string[] {
  return driveRoots.flatMap((root) =>
    itemPlaces.map((place) => `${root}${place}${place.includes(':') && below !== '' ? ':' : ''}${below}`),
  );
}

/**
 * Every address of a child of a folder, by its id or its name, and of what is below it.
 * https://learn.microsoft.com/onedrive/developer/rest-api/api/driveitem_put_content names children so; the path is that of the published description.
 */
export function childAddresses(below: string): readonly string[] {
  return driveRoots.flatMap((root) => ['/root', '/items/{item-id}'].map((place) => `${root}${place}/children/{child-id}${below}`));
}
