import type { ClassicArea } from './classic-activity.ts';

const place = {
  SiteUrlOrId: 'site',
  ListTitleOrId: 'list',
} as const;

const found = { List: { field: 'list', note: 'A list that `lists.get` gave, its title, or its id.' } } as const;

const walked = {
  ...found,
  Filter: { field: 'query', note: 'OData; `filter` takes conditions by the names of columns that people see.' },
} as const;

const counted = { CurrentIndex: { field: 'result', note: 'As `index`, from 0.' } } as const;

/** The classic activities on SharePoint lists. */
export const classicLists: ClassicArea = {
  heading: 'SharePoint lists',
  activities: [
    {
      title: 'Get List Info',
      properties: { ...place, IncludeColumnsDefinitions: 'includeColumns', List: 'result' },
    },
    {
      title: 'For Each List',
      properties: { SiteUrlOrId: 'site', IncludeColumnsDefinitions: 'includeColumns', ...counted },
    },
    {
      title: 'For Each List Item',
      properties: { ...walked, ...counted, 'current item': { field: 'result', note: 'As `item`.' } },
    },
    {
      title: 'Get List Items',
      properties: {
        ...walked,
        'column filter': 'filter',
        ItemIds: { note: 'Items by their numbers are read by `lists.getItem`, one or a list.' },
        ListItems: { field: 'result', note: 'Items one by one with typed values, in the place of a DataTable.' },
        useDisplayNamesAsColumnNames: { field: 'columnNames', note: '`internal` is the default here, too.' },
      },
    },
    {
      title: 'Add List Items',
      properties: {
        ...found,
        'single item': { field: 'items', note: 'Values by column.' },
        'multiple items': { field: 'items', note: 'A list of them; results come in the order given.' },
        'List Items': 'result',
      },
    },
    {
      title: 'Update List Item',
      properties: {
        ListItem: { field: 'item', note: 'One or a list, by number or as another activity gave them.' },
        'field values': { field: 'fields', note: 'For values that differ by item: `{ item, fields }` in the place of each.' },
        'updated item': 'result',
      },
    },
    { title: 'Delete List Item', properties: { ListItem: { field: 'item', note: 'One or a list.' } } },
    {
      title: 'Get List Item',
      properties: { list: 'list', 'item id': 'item', item: 'result' },
    },
    {
      title: 'Wait For List Item Added',
      properties: { list: 'list', filter: 'filter', 'list item': 'result' },
    },
    {
      title: 'Wait For List Item Updated',
      properties: { list: 'list', filter: 'filter', 'list item': 'result' },
    },
  ],
};
