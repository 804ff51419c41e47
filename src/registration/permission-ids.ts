/** The application ID of Microsoft Graph, the same in every tenant. */
export const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/**
 * The ids of the delegated permissions of Microsoft Graph that can be registered, by name; a registration lists ids, not names.
 * As published: https://learn.microsoft.com/graph/permissions-reference
 */
export const permissionIds: ReadonlyMap<string, string> = new Map([
  ['openid', '37f7f235-527c-4136-accd-4a02d197296e'],
  ['profile', '14dad69e-099b-42c9-810b-d002981feec1'],
  ['email', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0'],
  ['offline_access', '7427e0e9-2fba-42fe-b0c0-848c9e6a8182'],
  ['User.Read', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'],
  ['User.ReadBasic.All', 'b340eb25-3456-403f-be2f-af7a0d370277'],
  ['User.Read.All', 'a154be20-db9c-4678-8ab7-66f6cc099a59'],
  ['Mail.ReadBasic', 'a4b8392a-d8d1-4954-a029-8e668a39a170'],
  ['Mail.Read', '570282fd-fa5c-430d-a7fd-fc8dc98a9dca'],
  ['Mail.ReadWrite', '024d486e-b451-40bb-833d-3e66d98c5c73'],
  ['Mail.ReadBasic.Shared', 'b11fa0e7-fdb7-4dc9-b1f1-59facd463480'],
  ['Mail.Read.Shared', '7b9103a5-4610-446b-9670-80643382c1fa'],
  ['Mail.ReadWrite.Shared', '5df07973-7d5d-46ed-9847-1271055cbd51'],
  ['Mail.Send', 'e383f46e-2787-4529-855e-0e479a3ffac0'],
  ['Mail.Send.Shared', 'a367ab51-6b49-43bf-a716-a1fb06d2a174'],
  ['MailboxSettings.Read', '87f447af-9fa4-4c32-9dfa-4a57a73d18ce'],
  ['MailboxSettings.ReadWrite', '818c620a-27a9-40bd-a6a5-d96f7d610b4b'],
  ['EWS.AccessAsUser.All', '9769c687-087d-48ac-9cb3-c37dde652038'],
  ['Calendars.ReadBasic', '662d75ba-a364-42ad-adee-f5f880ea4878'],
  ['Calendars.Read', '465a38f9-76ea-45b9-9f34-9e8b0d4b0b42'],
  ['Calendars.ReadWrite', '1ec239c2-d7c9-4623-a91a-a9775856bb36'],
  ['Calendars.Read.Shared', '2b9c4092-424d-4249-948d-b43879977640'],
  ['Calendars.ReadWrite.Shared', '12466101-c9b8-439a-8589-dd09ee67e8e9'],
  ['Files.Read', '10465720-29dd-4523-a11a-6a75c743c9d9'],
  ['Files.ReadWrite', '5c28f0bf-8a70-41f1-8ab2-9032436ddb65'],
  ['Files.Read.All', 'df85f4d6-205c-4ac5-a5ea-6bf408dba283'],
  ['Files.ReadWrite.All', '863451e7-0667-486c-a5d6-d135439485f0'],
  ['Sites.Read.All', '205e70e5-aba6-4c52-a976-6d2d46c48043'],
  ['Sites.ReadWrite.All', '89fe6a52-be36-487e-b7d8-d061c450a026'],
  ['Group.Read.All', '5f8c59db-677d-491f-a6b8-5f174b11ec1d'],
  ['Group.ReadWrite.All', '4e46008b-f24c-477d-8fff-7bb4ec7aafe0'],
  ['Chat.ReadWrite', '9ff7295e-131b-4d94-90e1-69fde507ac11'],
  ['Presence.Read', '76bc735e-aecd-4a1d-8b4c-2b915deabb79'],
  ['Presence.Read.All', '9c7a330d-35b3-4aa1-963d-cb2b9f927841'],
]);
