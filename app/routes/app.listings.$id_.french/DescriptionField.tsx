import { BlockStack, Box, Button, ButtonGroup, InlineStack, Spinner, Text } from '@shopify/polaris';
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useTranslate } from '~/components/language';
import { useInBrowser } from '~/components/use-in-browser';
import type { FrenchReading } from '~/services/changes/views';
import { ReadWords } from './ReadWords';

// As heavy as a third of the page: it follows once somebody edits.
const HtmlEditor = lazy(() => import('~/components/html-editor/HtmlEditor'));

/** `read`: with what findings speak of marked. */
type Mode = 'read' | 'words' | 'html';

/** French of a description: read, edited as text, or as HTML. */
export function DescriptionField(props: {
  label: string;
  lang: string;
  html: string;
  isTyped: boolean;
  reading: FrenchReading | undefined;
  onChange: (html: string) => void;
  /** Begins with the source, in its markup. */
  onCopySource: () => void;
  /** The field in which the HTML is typed. */
  htmlField: ReactNode;
  /** Below either field, where something is marked in it. */
  asRead: ReactNode;
  help: string;
  error: string | undefined;
}) {
  const { label, lang, html, isTyped, reading, onChange, onCopySource } = props;
  const { htmlField, asRead, help, error } = props;
  const t = useTranslate();
  const isInBrowser = useInBrowser();
  // What is empty has nothing to be read.
  const [chosen, setMode] = useState<Mode>(html === '' ? 'words' : 'read');
  // What was typed since, by the button that mends among others, is read in its field.
  const mode = chosen === 'read' && isTyped ? 'words' : chosen;
  const [isAskedFor, setIsAskedFor] = useState(false);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const onUnreadable = useCallback(() => {
    setIsUnreadable(true);
    setMode('html');
  }, []);
  const choose = (to: Mode) => () => {
    setIsAskedFor(true);
    setIsUnreadable(false);
    setMode(to);
  };
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        {mode === 'html' ? (
          <span />
        ) : (
          <Text as="h3" variant="bodyMd">
            {label}
          </Text>
        )}
        <ButtonGroup variant="segmented">
          {(['words', 'html'] as const).map((each) => (
            <Button
              key={each}
              size="slim"
              pressed={mode === each}
              accessibilityLabel={t(`french.edit.${each}.label`, { field: label })}
              onClick={choose(each)}
            >
              {t(`french.edit.${each}`)}
            </Button>
          ))}
        </ButtonGroup>
      </InlineStack>
      {mode === 'read' && reading && (
        <ReadWords text={reading.french} lang={lang} label={label} isHtml />
      )}
      {mode === 'words' && isInBrowser && (
        <Suspense fallback={<Spinner size="small" accessibilityLabel={t('french.edit.loading')} />}>
          <HtmlEditor
            html={html}
            label={label}
            lang={lang}
            takesFocus={isAskedFor}
            onChange={onChange}
            onUnreadable={onUnreadable}
          />
        </Suspense>
      )}
      {mode === 'html' && htmlField}
      {isUnreadable && (
        <div role="status">
          <Text as="p" tone="subdued">
            {t('french.edit.unreadable')}
          </Text>
        </div>
      )}
      {mode !== 'html' && error !== undefined && (
        <Text as="p" tone="critical">
          {error}
        </Text>
      )}
      {mode !== 'html' && (
        <Text as="p" tone="subdued">
          {help}
        </Text>
      )}
      {mode !== 'read' && asRead}
      {html === '' && (
        <Box>
          <Button onClick={onCopySource}>{t('french.edit.copySource')}</Button>
        </Box>
      )}
    </BlockStack>
  );
}
