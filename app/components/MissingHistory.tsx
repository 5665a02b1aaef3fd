import { BlockStack, Button, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useId } from 'react';
import { TitledCard } from './TitledCard';
import type { MissingHistoryView } from '~/services/orders/views';
import { useFormatter, useTranslate } from './language';
import { useOptionalScope } from './use-optional-scope';

/** Which orders and prices are not known, and the two ways to older orders. `null`: none are missing. */
export function MissingHistory({ history }: { history: MissingHistoryView | null }) {
  const t = useTranslate();
  const format = useFormatter();
  if (history === null) return null;
  const { orders, reading } = history;
  const { since, until, notice } = orders;
  return (
    <TitledCard title={t('missingHistory.title')} gap="300">
      {/* The browser's wording of a date may differ from Node's by a dot or a space. */}
      <p suppressHydrationWarning>
        {since === null || until === null
          ? t('orders.unknown')
          : t('orders.known', { since: format.day(since), until: format.day(until) })}{' '}
        {t('missingHistory.lacks')}
      </p>
      {notice !== null && <Text as="p">{t(notice)}</Text>}
      {reading === null ? <Ways /> : <Reading {...reading} />}
      <Text as="p" tone="subdued">
        {t('missingHistory.prices')}{' '}
        <Button variant="plain" url="/app/prices/import">
          {t('prices.link')}
        </Button>
      </Text>
    </TitledCard>
  );
}

function Ways() {
  const t = useTranslate();
  const { isGranted, isOffered, isDeclined, request } = useOptionalScope('read_all_orders');
  const mayAsk = isOffered !== false && isGranted !== true;
  return (
    <>
      <Text as="p">{t(`missingHistory.all.${stateOf({ isGranted, isOffered, isDeclined })}`)}</Text>
      <InlineStack gap="300" blockAlign="center">
        {mayAsk && (
          // Its place is kept until Shopify has answered: what is below would move.
          <div className={isOffered === null ? 'not-known-yet' : undefined}>
            <Button onClick={() => void request()}>{t('missingHistory.all.allow')}</Button>
          </div>
        )}
        <Button variant={mayAsk ? 'plain' : 'secondary'} url="/app/orders/import">
          {t('missingHistory.import')}
        </Button>
      </InlineStack>
    </>
  );
}

/** Until Shopify has answered, what holds of most stores. */
function stateOf(
  scope: Pick<ReturnType<typeof useOptionalScope>, 'isGranted' | 'isOffered' | 'isDeclined'>,
) {
  if (scope.isGranted === true) return 'granted';
  if (scope.isOffered === false) return 'notOffered';
  return scope.isDeclined ? 'declined' : 'text';
}

function Reading({ done, total }: { done: number; total: number | null }) {
  const t = useTranslate();
  const id = useId();
  return (
    <BlockStack gap="200">
      <Text as="p" id={id}>
        {total === null
          ? t('missingHistory.reading', { done })
          : t('missingHistory.readingOf', { done: Math.min(done, total), total })}
      </Text>
      {total !== null && total > 0 && (
        <ProgressBar
          size="small"
          progress={Math.min(100, (100 * done) / total)}
          ariaLabelledBy={id}
        />
      )}
    </BlockStack>
  );
}
