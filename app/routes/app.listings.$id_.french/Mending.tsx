import { BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { titleOfRule } from '~/locales/rule-title';
import type { FrenchField } from '~/services/changes/ports';
import { useMending, type Mended } from './use-mending';
import type { FrenchDraft } from './use-french-draft';

/** The button that mends typography and anglicisms of one text, and what it changed: it is typed then, not saved. */
export function Mending(props: {
  listingId: string;
  locale: string;
  marketId: string | undefined;
  field: FrenchField;
  draft: FrenchDraft;
}) {
  const { mended, isAsking, hasFailed, mend, takeBack } = useMending(props);
  const { field, draft, locale } = props;
  const t = useTranslate();
  // Typed on since, it is no longer what was mended.
  const isShown = mended !== null && draft.frenchOf(field) === mended.french;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Button onClick={mend} loading={isAsking}>
          {t('french.mend')}
        </Button>
        {isShown && mended.passages.length > 0 && (
          <Button onClick={takeBack}>{t('french.mend.takeBack')}</Button>
        )}
      </InlineStack>
      <div aria-live="polite">
        {hasFailed && <Text as="p">{t('french.mend.failed')}</Text>}
        {isShown && <WhatChanged mended={mended} locale={locale} />}
      </div>
    </BlockStack>
  );
}

function WhatChanged({ mended, locale }: { mended: Mended; locale: string }) {
  const { passages, left } = mended;
  const t = useTranslate();
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="200">
        <Text as="p">{t('french.mend.changed', { count: passages.length })}</Text>
        {passages.length > 0 && (
          <ul className="findings" lang={locale}>
            {passages.map(({ before, after }, index) => (
              <li key={index}>
                <del>{showSpaces(before)}</del> → <ins>{showSpaces(after)}</ins>
              </li>
            ))}
          </ul>
        )}
        {left.length > 0 && (
          <>
            <Text as="p">{t('french.mend.left', { count: left.length })}</Text>
            <ul className="findings">
              {left.map(({ rule, key, message }) => (
                <li key={key}>
                  {t('fix.finding', {
                    rule: titleOfRule(t, rule),
                    finding: t(message.id, message.data),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </BlockStack>
    </Box>
  );
}

/** A no-break space looks like any other, and is what was changed. */
function showSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/g, '␣');
}
