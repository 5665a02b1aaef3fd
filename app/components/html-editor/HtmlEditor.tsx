import { Button, ButtonGroup } from '@shopify/polaris';
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useTranslate } from '~/components/language';
import type { Translate } from '~/locales/translate';
import { hasEmphasis, toggleEmphasis } from './commands';
import { Editing, type EditingListener } from './editing';
import { editorSchema } from './schema';

export interface HtmlEditorProps extends EditingListener {
  html: string;
  label: string;
  /** BCP 47. */
  lang: string;
  /** Somebody asked for it, to write at once. */
  takesFocus: boolean;
}

/**
 * HTML edited as text. What is not edited stays byte by byte as it was; nothing of it runs or loads, since elements are
 * drawn without their attributes.
 */
export default function HtmlEditor(props: HtmlEditorProps) {
  const { html, label, lang, takesFocus, onChange, onUnreadable } = props;
  const t = useTranslate();
  const place = useRef<HTMLDivElement>(null);
  const [editing] = useState(() => new Editing(editorSchema((tag) => labelOf(t, tag))));
  const state = useSyncExternalStore(editing.watch, editing.state, () => null);

  useEffect(() => {
    editing.listen({
      onChange: (html) => {
        // As of any field that is typed in: told later, a text of two keys before would take the place of the last.
        flushSync(() => {
          onChange(html);
        });
      },
      onUnreadable,
    });
  }, [editing, onChange, onUnreadable]);

  useEffect(() => {
    if (place.current === null) return;
    editing.show(place.current, html, {
      class: 'html-editor-text lens-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      lang,
      spellcheck: 'true',
    });
  }, [editing, html, label, lang]);

  useEffect(() => {
    if (takesFocus) editing.focus();
  }, [editing, takesFocus]);

  useEffect(
    () => () => {
      editing.end();
    },
    [editing],
  );

  return (
    <div className="html-editor">
      <div role="toolbar" aria-label={t('editor.tools', { field: label })}>
        <ButtonGroup gap="tight">
          {(['bold', 'italic'] as const).map((emphasis) => (
            <Button
              key={emphasis}
              size="slim"
              pressed={state !== null && hasEmphasis(state, emphasis)}
              onClick={() => {
                editing.run(toggleEmphasis(emphasis));
              }}
            >
              {t(`editor.${emphasis}`)}
            </Button>
          ))}
          <Button
            size="slim"
            disabled={state === null || undoDepth(state) === 0}
            onClick={() => {
              editing.run(undo);
            }}
          >
            {t('editor.undo')}
          </Button>
          <Button
            size="slim"
            disabled={state === null || redoDepth(state) === 0}
            onClick={() => {
              editing.run(redo);
            }}
          >
            {t('editor.redo')}
          </Button>
        </ButtonGroup>
      </div>
      <div ref={place} />
    </div>
  );
}

const LABELS = {
  img: 'image',
  picture: 'image',
  svg: 'image',
  iframe: 'embedded',
  video: 'embedded',
} as const;

/** What stands in the place of HTML that is kept as it is; nothing for what is not seen either. */
function labelOf(t: Translate, tag: string): string {
  if (tag in LABELS) return t(`editor.kept.${LABELS[tag as keyof typeof LABELS]}`);
  return tag === 'hr' ? '———' : '';
}
