import { fakeFetch } from './graph-client.ts';

/** A member of a batch, as it was sent. */
export interface Member {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** What a member is answered. */
export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A service that answers each member from a function, last member first. */
export function batchService(answer: (member: Member, batch: number) => Reply | undefined) {
  return fakeFetch(({ body }, number) => {
    const { requests } = body as { requests: Member[] };
    const responses = requests.flatMap((member) => {
      const reply = answer(member, number);
      return reply ? [{ id: member.id, ...reply }] : [];
    });
    return Response.json({ responses: responses.reverse() });
  });
}

/** The members of each batch that was sent. */
export const membersOf = (seen: readonly { body: unknown }[]): Member[][] =>
  seen.map(({ body }) => (body as { requests: Member[] }).requests);
/** An operation that may be repeated. */
export const patch = 'PATCH /me/messages/{id}';
/** An operation that must not be repeated. */
export const move = 'POST /me/messages/{id}/move';
/** So many requests for messages of their own. */
export const requests = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ params: { id: `m${index}` }, body: { isRead: true } }));
/** Answers with the id in the address. */
export const echo = ({ url }: Member): Reply => ({ status: 200, body: { id: url.split('/').at(-1) } });
/** Tells a member to wait. */
export const throttled = (seconds: string): Reply => ({
  status: 429,
  headers: { 'Retry-After': seconds },
  body: { error: { code: 'ApplicationThrottled' } },
});
