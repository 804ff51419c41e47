import type { Emulator } from '../../src/emulator/index.ts';

/** The files that examples name by placeholders. */
export function exampleFiles(emulator: Emulator, groupId: () => string) {
  async function idAt(path: string): Promise<string> {
    const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.Read.All'] });
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await emulator.fetch(new Request(`https://graph.microsoft.com/v1.0${path}`, { headers }));
    const { id } = (await answer.json()) as { id?: string };
    if (id === undefined) throw new Error(`The seeded tenant has nothing at ${path}.`);
    return id;
  }
  /** What is checked out is checked in by whoever did that. */
  async function checkedOutIn(drive: string, folder: string, file: string, isAlone: boolean): Promise<string> {
    const id = await idAt(`${drive}/root:/${folder}/${file}`);
    const user = isAlone ? {} : { user: 'ada@contoso.example' };
    const { accessToken } = await emulator.token({ ...user, permissions: ['Files.ReadWrite.All'] });
    const headers = { authorization: `Bearer ${accessToken}` };
    await emulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0${drive.replace('/me/', '/users/ada@contoso.example/')}/items/${id}/checkout`, {
        method: 'POST',
        headers,
      }),
    );
    return await idAt(`${drive}/root:/${folder}`);
  }
  async function makePdf(drive: string): Promise<string> {
    const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite.All'] });
    const url = `https://graph.microsoft.com/v1.0${drive}/root:/General/Offer.pdf:/content`;
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/pdf' };
    await emulator.fetch(new Request(url, { method: 'PUT', headers, body: '%PDF-1.4\n%%EOF\n' }));
    return await idAt(`${drive}/root:/General/Offer.pdf`);
  }
  async function linkTo(path: string): Promise<string> {
    const { accessToken } = await emulator.token({ user: 'ben@contoso.example', permissions: ['Files.ReadWrite'] });
    const answer = await emulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0${path}:/createLink`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'view', scope: 'organization' }),
      }),
    );
    return ((await answer.json()) as { link: { webUrl: string } }).link.webUrl;
  }
  return {
    pdf: () => idAt('/me/drive/root:/Documents/Invoices/2026/Litware%20January.pdf'),
    groupPdfFolder: async () => {
      await makePdf(`/groups/${groupId()}/drive`);
      return await idAt(`/groups/${groupId()}/drive/root:/General`);
    },
    groupPdf: () => makePdf(`/groups/${groupId()}/drive`),
    sharingLink: () => linkTo('/me/drive/root:/Documents/Leads.csv'),
    checkedOutFolder: (isAlone = false) => checkedOutIn('/me/drive', 'Documents', 'Month%20end.txt', isAlone),
    groupCheckedOutFolder: (isAlone = false) => checkedOutIn(`/groups/${groupId()}/drive`, 'General', 'Welcome.txt', isAlone),
    file: () => idAt('/me/drive/root:/Documents/Supplier%20budget.csv'),
    groupDrive: () => idAt(`/groups/${groupId()}/drive`),
    groupFile: () => idAt(`/groups/${groupId()}/drive/root:/General/Welcome.txt`),
  };
}

/** What goes on in the drives of the tenant of an example: a file comes into a folder of Ada's and of the group's, and one that was there is changed. */
export function exampleFileEvents(emulator: Emulator, groupId: () => string): { happen(): Promise<void> } {
  let count = 0;
  return {
    async happen() {
      count += 1;
      const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite.All'] });
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'text/plain' };
      const group = `/groups/${groupId()}/drive`;
      const paths = ['Documents/Order.csv', 'Documents/Month end.txt'].map((path) => `/me/drive/root:/${path}`);
      for (const path of [...paths, ...['General/Order.csv', 'General/Welcome.txt'].map((below) => `${group}/root:/${below}`)]) {
        const url = `https://graph.microsoft.com/v1.0${encodeURI(path).replace('Order', `Order%20${count}`)}:/content`;
        const isNew = path.includes('Order');
        await emulator.fetch(new Request(url, { method: 'PUT', headers, body: isNew ? 'a,b' : `Change ${count}` }));
      }
    },
  };
}
