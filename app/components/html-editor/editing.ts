import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { EditorState, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { KEYS } from './commands';
import { editedHtml } from './edited-html';
import type { EditorSchema } from './schema';

export interface EditingListener {
  onChange: (html: string) => void;
  /** The HTML would not come out as it went in. */
  onUnreadable: () => void;
}

/** One editor, from when it gets its place in the page to when it leaves it. */
export class Editing {
  private view: EditorView | null = null;
  /** What the editor has, as HTML. */
  private html: string | null = null;
  private listener: EditingListener | null = null;
  private readonly watchers = new Set<() => void>();

  constructor(private readonly schema: EditorSchema) {}

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly state = (): EditorState | null => this.view?.state ?? null;

  listen(listener: EditingListener): void {
    this.listener = listener;
  }

  /** Shows HTML, unless it is what the editor has told of itself. */
  show(place: HTMLElement, html: string, attributes: Record<string, string>): void {
    if (this.html === html) return;
    const edited = editedHtml(this.schema, html);
    if (edited === null) {
      this.listener?.onUnreadable();
      return;
    }
    this.html = html;
    const plugins = [history(), keymap(KEYS)];
    const state = EditorState.create({ doc: edited.document, plugins });
    const hadFocus = this.view?.hasFocus() ?? false;
    this.view?.destroy();
    const view = new EditorView(place, {
      state,
      attributes,
      handleDOMEvents: { keydown: noteCursor },
      dispatchTransaction: (transaction) => {
        view.updateState(view.state.apply(transaction));
        if (transaction.docChanged) {
          this.html = edited.htmlOf(view.state.doc);
          this.listener?.onChange(this.html);
        }
        this.tellWatchers();
      },
    });
    this.view = view;
    if (hadFocus) view.focus();
    this.tellWatchers();
  }

  focus(): void {
    this.view?.focus();
  }

  run(command: Command): void {
    if (this.view === null) return;
    command(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  end(): void {
    this.view?.destroy();
    this.view = null;
    this.html = null;
  }

  private tellWatchers(): void {
    for (const watcher of this.watchers) watcher();
  }
}

/**
 * A browser tells of a cursor that a key has moved some time after it, on a busy page only after the next key, which
 * the editor would then carry out where the cursor was before.
 */
function noteCursor(view: EditorView): boolean {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
  return false;
}
