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
  return {
    file: () => idAt('/me/drive/root:/Documents/Supplier%20budget.csv'),
    groupDrive: () => idAt(`/groups/${groupId()}/drive`),
    groupFile: () => idAt(`/groups/${groupId()}/drive/root:/General/Welcome.txt`),
  };
}
