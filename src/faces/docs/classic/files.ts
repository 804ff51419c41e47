import type { ClassicArea } from './classic-activity.ts';

const place = {
  SiteUrl: { field: 'drive', note: 'The address of the site, of a library, or of anything in it.' },
  DriveName: { field: 'drive', note: 'The name of the library, at the end of the address of its site.' },
  DriveMetadata: { field: 'drive', note: 'A drive, or its id.' },
  Account: { field: 'mailbox', note: 'Whose OneDrive it is.' },
} as const;

const item = {
  'ItemId, ManualEntryItemId': 'item',
  'ItemUrl, ManualEntryItemUrl': 'item',
  'ItemFriendlyName, FullPathHint': { note: 'What a designer shows; the item itself is one field.' },
  ManualEntryItemFullPath: 'item',
  'BrowserParentItemId, ManualEntryItemRelativePath': { field: 'item', note: 'As `{ folder, path }`.' },
  'FileIdSelectionMode, ItemSelectionMode': { note: 'One field takes ids, paths, addresses and items; no mode is chosen.' },
  ...place,
} as const;

/** The classic activities on files and folders. */
export const classicFiles: ClassicArea = {
  heading: 'Files',
  activities: [
    { title: 'Get File/Folder', properties: { ...item, Item: 'result' } },
    {
      title: 'Find Files And Folders',
      properties: {
        Query: { field: 'text', note: 'For what is in a folder without a search, `files.list`.' },
        Subfolder: 'folder',
        SimpleSearch: 'text',
        First: { field: 'result', note: 'Nothing found is an empty list, never a null that a later step meets.' },
        Results: 'result',
        ...place,
      },
    },
    {
      title: 'Copy File/Folder',
      properties: {
        DriveItem: 'item',
        'destination folder': { field: 'to', note: 'In another drive with `toDrive`.' },
        'new name': 'name',
        ConflictBehavior: 'onConflict',
        ...place,
        'copied item': 'result',
      },
    },
    {
      title: 'Move File/Folder',
      properties: {
        DriveItem: 'item',
        'destination folder': 'to',
        'new name': 'name',
        ConflictBehavior: 'onConflict',
        ...place,
        'moved item': 'result',
      },
    },
    {
      title: 'Create Folder',
      properties: {
        Name: 'path',
        'folder path': { field: 'path', note: 'A name or a path; no mode is chosen.' },
        ParentItem: 'folder',
        ConflictBehavior: 'onConflict',
        ...place,
        Folder: 'result',
      },
    },
    {
      title: 'Upload File',
      properties: {
        LocalFilePath: 'file',
        Destination: 'folder',
        CloudFileName: 'name',
        ConflictBehavior: { field: 'onConflict', note: '`replace` is the default, and keeps the old content as a version.' },
        ConflictResolution: 'onConflict',
        Metadata: { note: 'Columns of a library are not set by it.' },
        FilesInputMode: { note: 'One call takes one file; a loop takes many.' },
        'FirstResult, AllResults, Result': 'result',
        ...place,
      },
    },
    { title: 'Delete File/Folder', properties: { DriveItem: 'item', ...place } },
    {
      title: 'Download File',
      properties: {
        File: 'item',
        LocalFilePath: { field: 'saveTo', note: 'The folder; `name` is the name in it.' },
        DestinationPath: 'saveTo',
        ConvertToPdf: 'asPdf',
        ConflictResolution: 'onConflict',
        ...place,
      },
    },
    {
      title: 'Export File as PDF',
      properties: { File: 'item', LocalFilePath: { field: 'saveTo', note: 'The folder; `name` is the name in it.' }, ...place },
    },
    {
      title: 'Share File/Folder',
      properties: {
        DriveItem: 'item',
        'grantee type': { field: 'linkFor', note: '`organization` or `anyone`; specific people are named in `recipients`.' },
        'grantee permission': { field: 'access', note: '`view` or `edit`.' },
        recipients: 'recipients',
        message: 'message',
        'send invitation e-mail': 'sendInvitation',
        'requires sign-in': 'requireSignIn',
        'link password': 'password',
        'link expiry': 'expiresAt',
        ...place,
        AccessUrl: { field: 'result', note: 'As `url`.' },
      },
    },
    {
      title: 'For Each File/Folder',
      properties: {
        folder: 'folder',
        filter: { field: 'filterByFileNames', note: 'Patterns of names, `*.pdf|*.csv`.' },
        'current item, index': 'result',
        ...place,
      },
    },
    { title: 'Check Out File', properties: { file: 'item', ...place } },
    { title: 'Check In File', properties: { file: 'item', comment: 'comment', ...place } },
    { title: 'Rename File/Folder', properties: { item: 'item', 'new name': 'name', ...place } },
    { title: 'File/Folder Exists', properties: { item: 'item', ...place } },
    { title: 'Update File/Folder Metadata', properties: { item: 'item', ...place } },
    {
      title: 'Assign Sensitivity Label',
      properties: { item: 'item', SensitivityLabelId: { field: 'label', note: '`none` takes it away.' }, ...place },
    },
    { title: 'Get Sensitivity Labels', properties: { item: 'item', ...place, labels: 'result' } },
    {
      title: 'Get File List',
      properties: {
        folder: 'folder',
        filter: { field: 'filterByFileNames', note: 'Patterns of names, `*.pdf|*.csv`.' },
        MaxResults: { field: 'top', note: 'Left out: all. A list hides nothing unless told to.' },
        WhatToReturn: { field: 'what', note: 'Files and folders is the default.' },
        IncludeSubfolders: 'includeSubfolders',
        TrimDuplicates: { note: 'Nothing comes twice: a folder is listed, not searched.' },
        SortOptions: { field: 'orderBy', note: 'By name, by the date of the last change or by size, in either direction.' },
        ...place,
        'out array': 'result',
      },
    },
  ],
};
