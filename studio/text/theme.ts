import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colors are those of the page: its variables reach into the shadow of the editor, and are other ones in the dark. */
export const theme = [
  EditorView.theme({
    '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--panel)', fontSize: '12.5px' },
    '&.cm-focused': { outline: '2px solid var(--brand)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: "'Cascadia Code', 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace", lineHeight: '1.55' },
    '.cm-content': { caretColor: 'var(--text)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '.cm-gutters': { color: 'var(--soft)', backgroundColor: 'var(--panel)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '.cm-step': { backgroundColor: 'var(--brand-soft)' },
    '.cm-tooltip': { color: 'var(--text)', backgroundColor: 'var(--raised)', border: '1px solid var(--line)' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { color: 'var(--text)', backgroundColor: 'var(--brand-soft)' },
    '.cm-completionDetail': { color: 'var(--soft)', fontStyle: 'normal' },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
    '.cm-diagnostic': { padding: '4px 10px' },
    '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--bad)',
      textDecorationSkipInk: 'none',
      textUnderlineOffset: '3px',
    },
    // Not the pictures that come with it: they are data, which the policy of the page does not load.
    '.cm-lint-marker': { width: '9px', height: '9px', marginTop: '5px', borderRadius: '50%' },
    '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--bad)' },
    '.cm-panels': { color: 'var(--text)', backgroundColor: 'var(--raised)' },
    '.cm-panel.cm-panel-lint ul [aria-selected]': { color: 'var(--text)', backgroundColor: 'var(--brand-soft)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--reads)' },
      { tag: [tags.string, tags.content], color: 'var(--text)' },
      { tag: [tags.comment, tags.lineComment], color: 'var(--soft)', fontStyle: 'italic' },
      { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace, tags.meta], color: 'var(--soft)' },
      { tag: [tags.keyword, tags.labelName, tags.typeName], color: 'var(--sends)' },
    ]),
  ),
];
