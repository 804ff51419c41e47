/** What is done with an item, as the last segment of its address. */
const actions = new Set(['copy', 'move', 'permanentDelete', 'checkin', 'checkout']);

/** The address of the item that a call concerns, without what is done with it and without query options. @param path - `/me/messages/1/move?$top=1`. */
export function itemOf(path: string): string {
  const [address = ''] = path.split('?', 1);
  const end = address.lastIndexOf('/');
  return actions.has(address.slice(end + 1)) ? address.slice(0, end) : address;
}
