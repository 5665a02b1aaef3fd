import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { sayWhyNot } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useFormatter, useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import { useIsViewer } from '~/components/staff';
import { When } from '~/components/When';
import type { PriceImportView } from '~/services/prices/views';
import type { RemoveAnswer } from './price-answer';

/** What was imported so far, each to be taken back. */
export function ImportsCard({ imports }: { imports: PriceImportView[] }) {
  const t = useTranslate();
  const [asked, setAsked] = useState<string | null>(null);
  const fetcher = useFetcher<RemoveAnswer>();
  const isBusy = fetcher.state !== 'idle';
  const answer = isBusy ? undefined : fetcher.data;
  useEffect(() => {
    if (answer === undefined) return;
    const whyNot = sayWhyNot(answer, 'prices.gone');
    showToast(whyNot === null ? t('prices.removed') : t(whyNot.id, whyNot.data));
  }, [answer, t]);

  const remove = (id: string) => {
    fetcher.submit(
      { intent: 'remove', id },
      { method: 'post', action: '/app/prices/import?remove' },
    );
    setAsked(null);
  };

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('prices.imports.title')}
        </Text>
        {imports.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('prices.imports.none')}
          </Text>
        ) : (
          <ul className="changes">
            {imports.map((each) => (
              <li key={each.id}>
                <Import
                  {...each}
                  isBusy={isBusy}
                  onRemove={() => {
                    setAsked(each.id);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
      {asked !== null && (
        <Modal
          title={t('prices.remove.title')}
          primary={{
            label: t('prices.remove'),
            isDestructive: true,
            onPress: () => {
              remove(asked);
            },
          }}
          onClose={() => {
            setAsked(null);
          }}
        >
          <Text as="p">{t('prices.remove.text')}</Text>
        </Modal>
      )}
    </Card>
  );
}

function Import(props: PriceImportView & { isBusy: boolean; onRemove: () => void }) {
  const { importedAt, importedBy, rows, listings, firstDay, lastDay, isBusy, onRemove } = props;
  const t = useTranslate();
  const format = useFormatter();
  const isViewer = useIsViewer();
  const span = { first: format.day(firstDay), last: format.day(lastDay) };
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050">
        <Text as="p">{t('prices.imports.what', { rows, listings, ...span })}</Text>
        <Text as="p" tone="subdued">
          {t('prices.imports.by', { isViewer: isViewer(importedBy) })}{' '}
          <When instant={importedAt} withTime />
        </Text>
      </BlockStack>
      <Button
        tone="critical"
        variant="plain"
        disabled={isBusy}
        accessibilityLabel={t('prices.remove.of', { day: format.date(importedAt) })}
        onClick={onRemove}
      >
        {t('prices.remove')}
      </Button>
    </InlineStack>
  );
}
