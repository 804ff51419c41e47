import type { PermissionText } from './permission-text.ts';

/** Delegated permissions for administrating a directory and its applications; facts as in `permissionTexts`, of which they are part. */
export const administrationPermissionTexts: Readonly<Record<string, PermissionText>> = {
  'Application.Read.All': {
    title: 'Read applications',
    text: 'Allows the app to read applications and service principals on your behalf.',
    organizationTitle: 'Read applications',
  },
  'Application.ReadWrite.All': {
    title: 'Read and write applications',
    text: 'Allows the app to create, read, update and delete applications and service principals on your behalf. Allows management of app role assignments, except those exposed by Microsoft Graph. Does not allow management of delegated permission grants.',
    organizationTitle: 'Read and write all applications',
  },
  'AppRoleAssignment.ReadWrite.All': {
    title: 'Manage app permission grants and app role assignments',
    text: 'Allows the app to manage permission grants for application permissions to any API (including Microsoft Graph) and application assignments for any app, on your behalf.',
    organizationTitle: 'Manage app permission grants and app role assignments',
  },
  'DelegatedPermissionGrant.ReadWrite.All': {
    title: 'Manage all delegated permission grants',
    text: 'Allows the app to manage permission grants for delegated permissions exposed by any API (including Microsoft Graph), on your behalf.',
    organizationTitle: 'Manage all delegated permission grants',
  },
  'Directory.Read.All': {
    title: 'Read directory data',
    text: "Allows the app to read data in your organization's directory.",
    organizationTitle: 'Read directory data',
  },
};
