import type { Category, Mailbox } from '../../tenant/mailbox.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import { mailRoute } from './mail-route.ts';
import { openMailbox } from './opened-mailbox.ts';
import { categoryRules } from './query-rules.ts';

/** `none` and the 25 colours of a category. Source: https://learn.microsoft.com/graph/api/resources/outlookcategory */
const colors = ['none', ...Array.from({ length: 25 }, (_, number) => `preset${number}`)];

/** The categories that a person may give to messages: listing, making, recolouring, deleting. */
export const categoryRoutes: readonly Route[] = [
  ...mailRoute('GET /me/outlook/masterCategories', (call) =>
    listReply(call, openMailbox(call).categories, {
      context: contextFragment(call),
      type: { name: 'outlookCategory' },
      defaultTop: 1000,
      paging: 'skip',
      resource: categoryResource,
      rules: () => categoryRules,
    }),
  ),
  ...mailRoute('POST /me/outlook/masterCategories', async (call) => {
    const { categories } = openMailbox(call);
    const body = objectFrom(await call.json(), 'The body');
    const displayName = textFrom(memberOf(body, 'displayName') ?? '', 'displayName').trim();
    if (displayName === '') throw new GraphFailure(400, 'ErrorInvalidArgument', `The property 'displayName' is missing.`);
    if (categories.some((category) => category.displayName.toLowerCase() === displayName.toLowerCase())) {
      throw new GraphFailure(409, 'ErrorCategoryNameAlreadyExists', 'A category with the specified name already exists.');
    }
    const color = wordFrom(memberOf(body, 'color') ?? 'none', 'color', colors);
    const category: Category = { id: call.tenant.ids.guid(), displayName, color };
    categories.push(category);
    return categoryReply(call, category, 201);
  }),
  ...mailRoute('GET /me/outlook/masterCategories/{outlookCategory-id}', (call) => categoryReply(call, categoryIn(call, openMailbox(call)))),
  ...mailRoute('PATCH /me/outlook/masterCategories/{outlookCategory-id}', async (call) => {
    const category = categoryIn(call, openMailbox(call));
    const body = objectFrom(await call.json(), 'The body');
    // Source: https://learn.microsoft.com/graph/api/outlookcategory-update: only the colour can be changed.
    if (memberOf(body, 'displayName') !== undefined) {
      throw new GraphFailure(400, 'ErrorInvalidArgument', `The property 'displayName' of a category cannot be changed.`);
    }
    category.color = wordFrom(memberOf(body, 'color'), 'color', colors);
    return categoryReply(call, category);
  }),
  ...mailRoute('DELETE /me/outlook/masterCategories/{outlookCategory-id}', (call) => {
    const { categories } = openMailbox(call);
    categories.splice(categories.indexOf(categoryIn(call, { categories })), 1);
    return { status: 204 };
  }),
];

function categoryIn(call: Call, { categories }: Pick<Mailbox, 'categories'>): Category {
  const category = categories.find(({ id }) => id === call.params['outlookCategory-id']);
  if (!category) throw itemNotFound();
  return category;
}

function categoryReply(call: Call, category: Category, status = 200): Promise<Reply> {
  const type = { name: 'outlookCategory' };
  return entityReply(call, category, { context: contextFragment(call), type, status, resource: categoryResource });
}

function categoryResource(category: Category): Resource {
  return { id: category.id, displayName: category.displayName, color: category.color };
}

function contextFragment(call: Call): string {
  return `users('${call.owner.id}')/outlook/masterCategories`;
}
