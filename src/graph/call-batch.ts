import type { GraphRequest, Operation } from '../core/ports.ts';
import { type BatchWorld, type Failed, type Member, most, sendBatch } from './batch.ts';
import type { Call } from './call.ts';
import { callFailure } from './errors.ts';
import { wireOf } from './gathered.ts';
import { isRepeatable } from './repeatable.ts';

/** What calls of one kind run in. */
export interface CallBatchWorld extends BatchWorld {
  /** The mailbox of requests that name none. */
  readonly mailbox: string | undefined;
  call(mailbox: string | undefined): Call;
}

/**
 * Makes calls of one kind in batches of up to 20, one batch at a time, each for one mailbox alone.
 *
 * @returns The answers in the order of the requests; undefined for those without content.
 * @throws OnbehalfError of the first request that failed, after all have ended; `failed` and `of` in its details count them.
 */
export async function callBatch(world: CallBatchWorld, operation: Operation, requests: readonly GraphRequest[]): Promise<unknown[]> {
  const answers: unknown[] = Array.from({ length: requests.length }, () => undefined);
  const failures: (Failed & { readonly index: number })[] = [];
  const repeatable = isRepeatable(operation);
  const members = requests.map((request, index): Member => {
    const call = world.call(request.mailbox);
    const wire = wireOf(operation, request, world.mailbox);
    const done: Member['done'] = ({ body }) => (answers[index] = body);
    return { call, wire, repeatable, done, fail: (failed) => failures.push({ ...failed, index }) };
  });
  for (const together of batches(members)) {
    // What did not come through as a whole would not the next time either.
    if (!(await sendBatch(world, together))) break;
  }
  const [first] = failures.sort((a, b) => a.index - b.index);
  if (first) throw callFailure(first.call, first.outcome, first.tries, { failed: failures.length, of: requests.length });
  return answers;
}

function* batches(members: readonly Member[]): Generator<Member[]> {
  const byMailbox = new Map<string | undefined, Member[]>();
  for (const member of members) {
    const mailbox = member.call.mailbox?.toLowerCase();
    const together = byMailbox.get(mailbox) ?? [];
    together.push(member);
    byMailbox.set(mailbox, together);
  }
  for (const together of byMailbox.values()) {
    for (let start = 0; start < together.length; start += most) yield together.slice(start, start + most);
  }
}
