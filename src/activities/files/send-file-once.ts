import { OnbehalfError } from '../../core/errors.ts';
import type { Once } from '../../core/once.ts';
import type { ActivityContext, ByteSource, Graph } from '../../core/ports.ts';
import type { GraphItem } from './item.ts';
import { cameWhole, lookAt, sendFile, type SendTarget } from './send-file.ts';

/**
 * Sends a file, once: under a name that is chosen before, so that a second try finds what the first one left.
 *
 * @throws OnbehalfError CONFLICT for a name that was taken before; what `sendFile` throws.
 */
export async function sendFileOnce(
  context: Pick<ActivityContext, 'graph' | 'positions' | 'signal'>,
  target: SendTarget,
  source: ByteSource,
  once: Once,
): Promise<GraphItem> {
  // Sent again it is the same file.
  if (target.onConflict === 'replace') return sendFile(context, target, source);
  const name = await once.part('name', () => freeName(context.graph, target));
  const chosen: SendTarget = { ...target, name, onConflict: 'fail' };
  const there = once.isAgain ? await cameWhole(context, chosen, source) : undefined;
  return there ?? (await sendFile(context, chosen, source));
}

/** A name that nothing has in the folder: the one that is wanted, or, where it may be another one, that with a number. */
export async function freeName(graph: Graph, target: SendTarget): Promise<string> {
  const { name, onConflict } = target;
  if (!(await lookAt(graph, target))) return name;
  if (onConflict !== 'rename') throw new OnbehalfError('CONFLICT', `${name} is there already. Nothing was changed.`);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const other = `${stem} ${number}${extension}`;
    if (!(await lookAt(graph, { ...target, name: other }))) return other;
  }
}
