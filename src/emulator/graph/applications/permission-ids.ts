/** The ids under which an application registration lists a permission. */
export interface PermissionIds {
  /** Of the delegated permission (`oauth2PermissionScopes`); undefined where there is none. */
  readonly scope?: string;
  /** Of the application permission (`appRoles`); undefined where there is none. */
  readonly role?: string;
}

/**
 * The ids of Microsoft Graph's permissions, the same in every tenant, by name.
 * Facts of https://learn.microsoft.com/graph/permissions-reference.
 */
export const permissionIds: Readonly<Record<string, PermissionIds>> = {
  openid: { scope: '37f7f235-527c-4136-accd-4a02d197296e' },
  profile: { scope: '14dad69e-099b-42c9-810b-d002981feec1' },
  email: { scope: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0' },
  offline_access: { scope: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182' },
  'User.Read': { scope: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' },
  'User.ReadBasic.All': { scope: 'b340eb25-3456-403f-be2f-af7a0d370277', role: '97235f07-e226-4f63-ace3-39588e11d3a1' },
  'User.Read.All': { scope: 'a154be20-db9c-4678-8ab7-66f6cc099a59', role: 'df021288-bdef-4463-88db-98f22de89214' },
  'Mail.ReadBasic': { scope: 'a4b8392a-d8d1-4954-a029-8e668a39a170', role: '6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a' },
  'Mail.ReadBasic.Shared': { scope: 'b11fa0e7-fdb7-4dc9-b1f1-59facd463480' },
  'Mail.Read': { scope: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', role: '810c84a8-4a9e-49e6-bf7d-12d183f40d01' },
  'Mail.ReadWrite': { scope: '024d486e-b451-40bb-833d-3e66d98c5c73', role: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9' },
  'Mail.Send': { scope: 'e383f46e-2787-4529-855e-0e479a3ffac0', role: 'b633e1c5-b582-4048-a93e-9f11b44c7e96' },
  'Mail.Read.Shared': { scope: '7b9103a5-4610-446b-9670-80643382c1fa' },
  'Mail.ReadWrite.Shared': { scope: '5df07973-7d5d-46ed-9847-1271055cbd51' },
  'Mail.Send.Shared': { scope: 'a367ab51-6b49-43bf-a716-a1fb06d2a174' },
  'MailboxSettings.Read': { scope: '87f447af-9fa4-4c32-9dfa-4a57a73d18ce', role: '40f97065-369a-49f4-947c-6a255697ae91' },
  'MailboxSettings.ReadWrite': { scope: '818c620a-27a9-40bd-a6a5-d96f7d610b4b', role: '6931bccd-447a-43d1-b442-00a195474933' },
  'Calendars.Read': { scope: '465a38f9-76ea-45b9-9f34-9e8b0d4b0b42', role: '798ee544-9d2d-430c-a058-570e29e34338' },
  'Calendars.Read.Shared': { scope: '2b9c4092-424d-4249-948d-b43879977640' },
  'Calendars.ReadWrite': { scope: '1ec239c2-d7c9-4623-a91a-a9775856bb36', role: 'ef54d2bf-783f-4e0f-bca1-3210c0444d99' },
  'Calendars.ReadWrite.Shared': { scope: '12466101-c9b8-439a-8589-dd09ee67e8e9' },
  'Chat.ReadWrite': { scope: '9ff7295e-131b-4d94-90e1-69fde507ac11' },
  'EWS.AccessAsUser.All': { scope: '9769c687-087d-48ac-9cb3-c37dde652038' },
  'Files.Read': { scope: '10465720-29dd-4523-a11a-6a75c743c9d9' },
  'Files.Read.All': { scope: 'df85f4d6-205c-4ac5-a5ea-6bf408dba283', role: '01d4889c-1287-42c6-ac1f-5d1e02578ef6' },
  'Files.ReadWrite': { scope: '5c28f0bf-8a70-41f1-8ab2-9032436ddb65' },
  'Files.ReadWrite.All': { scope: '863451e7-0667-486c-a5d6-d135439485f0', role: '75359482-378d-4052-8f01-80520e7db3cd' },
  'Group.Read.All': { scope: '5f8c59db-677d-491f-a6b8-5f174b11ec1d', role: '5b567255-7703-4780-807c-7be8301ae99b' },
  'Group.ReadWrite.All': { scope: '4e46008b-f24c-477d-8fff-7bb4ec7aafe0', role: '62a82d76-70ea-41e2-9197-370581804d09' },
  'Presence.Read': { scope: '76bc735e-aecd-4a1d-8b4c-2b915deabb79' },
  'Presence.Read.All': { scope: '9c7a330d-35b3-4aa1-963d-cb2b9f927841', role: 'a70e0c2d-e793-494c-94c4-118fa0a67f42' },
  'Sites.Read.All': { scope: '205e70e5-aba6-4c52-a976-6d2d46c48043', role: '332a536c-c7ef-4017-ab91-336970924f0d' },
  'Sites.ReadWrite.All': { scope: '89fe6a52-be36-487e-b7d8-d061c450a026', role: '9492366f-7969-46a4-8d15-ed1a20078fff' },
  'Application.Read.All': { scope: 'c79f8feb-a9db-4090-85f9-90d820caa0eb', role: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30' },
  'Application.ReadWrite.All': { scope: 'bdfbf15f-ee85-4955-8675-146e8e5296b5', role: '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9' },
  'AppRoleAssignment.ReadWrite.All': { scope: '84bccea3-f856-4a8a-967b-dbe0a3d53a64', role: '06b708a9-e830-4db3-a914-8e69da51d44f' },
  'DelegatedPermissionGrant.ReadWrite.All': { scope: '41ce6ca6-6826-4807-84f1-1c82854f7ee5', role: '8e8e4742-1d95-4f68-9d56-6ee75648c72a' },
  'Mail.ReadBasic.All': { role: '693c5e45-0940-467d-9b8a-1022fb9d42ef' },
  'Directory.Read.All': { scope: '06da0dbc-49e2-44d2-8312-53f166ab848a', role: '7ab1d382-f21e-4acd-a863-ba3e13f7da61' },
  'Directory.ReadWrite.All': { role: '19dbc75e-c2e2-444c-a770-ec69d8559fc7' },
  'Organization.Read.All': { role: '498476ce-e0fe-48b0-b801-37ba7e2685c6' },
  'User.ReadWrite.All': { role: '741f803b-c850-494e-b5df-cde7c675a1ca' },
};
