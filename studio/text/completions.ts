import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import type { CompletionView } from '../../src/faces/studio/protocol.ts';
import type { StudioState } from '../state/studio-state.ts';

/** Behind these something can be completed, though no word was begun. */
const opens = /(?:\$\{|[.(,]|^\s*- |: )\s?$/;

/** What can be written at the caret, asked of the server: the check itself says which names there are. */
export function completionsOf({ api }: StudioState, path: string): CompletionSource {
  return async (context: CompletionContext) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = context.state.sliceDoc(line.from, context.pos);
    if (!context.explicit && !/[\w]$/.test(before) && !opens.test(before)) return null;
    const body = { path, text: context.state.doc.toString(), offset: context.pos };
    const found = await api.post<readonly CompletionView[]>('flow/completions', body).catch(() => []);
    const [first] = found;
    if (!first || context.aborted) return null;
    const options = found.map(({ label, detail, insert }, at): Completion => ({
      label,
      apply: insert,
      ...(detail !== undefined && { detail }),
      // The order of the server is by use.
      boost: -Math.min(at, 98),
    }));
    return { from: first.from, to: first.to, options, validFor: /^\w*$/ };
  };
}
