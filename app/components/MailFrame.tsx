import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import type { MailPreview } from '~/services/digest/views';
import { useTranslate } from './language';

const FORMS = ['html', 'text'] as const;
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Nothing in a mail may run or be loaded, whatever a listing's texts hold. */
const CONTENT_POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">';

/** A mail as its reader sees it. `children` stand beside the choice of form and theme. */
export function MailFrame({ mail, children }: { mail: MailPreview; children?: ReactNode }) {
  const t = useTranslate();
  const [form, setForm] = useState<(typeof FORMS)[number]>('html');
  const [theme, setTheme] = useState<Theme>('light');
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd" breakWord>
          {t('mailFrame.subject', { subject: mail.subject })}
        </Text>
        <InlineStack gap="400" blockAlign="end">
          {children}
          <Choice label={t('mailFrame.form')} values={FORMS} value={form} onChange={setForm} />
          {form === 'html' && (
            <Choice
              label={t('mailFrame.theme')}
              values={THEMES}
              value={theme}
              onChange={setTheme}
            />
          )}
        </InlineStack>
        {form === 'html' ? (
          <iframe
            className="mail-frame"
            sandbox=""
            title={t('mailFrame.frame', { subject: mail.subject })}
            srcDoc={inTheme(mail.html, theme)}
          />
        ) : (
          // In the order of keys, since only what has the focus is scrolled by them.
          <pre className="mail-text" role="region" tabIndex={0} aria-label={t('mailFrame.text')}>
            {mail.text}
          </pre>
        )}
      </BlockStack>
    </Card>
  );
}

function Choice<T extends (typeof FORMS | typeof THEMES)[number]>(props: {
  label: string;
  values: readonly T[];
  value: T;
  onChange: (value: T) => void;
}) {
  const { label, values, value, onChange } = props;
  const t = useTranslate();
  return (
    <div role="group" aria-label={label}>
      <ButtonGroup variant="segmented">
        {values.map((each) => (
          <Button
            key={each}
            pressed={each === value}
            onClick={() => {
              onChange(each);
            }}
          >
            {t(`mailFrame.${each}`)}
          </Button>
        ))}
      </ButtonGroup>
    </div>
  );
}

/** A frame has the theme of the reader's device; to show the other one, its condition is put in force or out of it. */
export function inTheme(html: string, theme: Theme): string {
  return html
    .replace('<head>', `<head>${CONTENT_POLICY}`)
    .replaceAll('(prefers-color-scheme:dark)', theme === 'dark' ? 'all' : 'not all');
}
