import { BlockStack, Card, IndexTable, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { ListingLink } from '~/components/ListingName';
import { useScreen } from '~/components/screen';
import type { ListingResult } from '~/core/promotions/results/listing-result';
import type { MeasuredResults } from '~/services/promotions/suggestion-views';
import { useResultsWords } from './use-results-words';

export function ListingResultsCard({ measured }: { measured: MeasuredResults }) {
  const { listings, listingCount, currency } = measured;
  const t = useTranslate();
  const { mdDown } = useScreen();
  if (listingCount === 0) return null;
  return (
    <Card padding="0">
      <div className="card-heading">
        <Text as="h2" variant="headingMd">
          {t('promotionResults.listings.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('promotionResults.listings.shown', { shown: listings.length, count: listingCount })}
        </Text>
      </div>
      <IndexTable
        itemCount={listings.length}
        selectable={false}
        condensed={mdDown}
        headings={[
          { title: t('promotionResults.listings.listing') },
          { title: t('promotionResults.listings.during') },
          { title: t('promotionResults.listings.before') },
          { title: t('promotionResults.listings.lastYear') },
          { title: t('promotionResults.listings.change') },
          { title: t('promotionResults.sales.revenue') },
        ]}
      >
        {listings.map((listing, position) => (
          <IndexTable.Row key={listing.listingId} id={listing.listingId} position={position}>
            {mdDown ? (
              <Condensed listing={listing} currency={currency} />
            ) : (
              <Cells listing={listing} currency={currency} />
            )}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

interface ListingProps {
  listing: ListingResult;
  currency: string | null;
}

function Cells({ listing, currency }: ListingProps) {
  const format = useFormatter();
  const words = useWords(listing, currency);
  return (
    <>
      <IndexTable.Cell>
        <Title listing={listing} currency={currency} />
      </IndexTable.Cell>
      <IndexTable.Cell>{format.count(listing.during.units)}</IndexTable.Cell>
      <IndexTable.Cell>{words.before}</IndexTable.Cell>
      <IndexTable.Cell>{words.lastYear}</IndexTable.Cell>
      <IndexTable.Cell>{words.change}</IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack>
          <Text as="span">{words.revenue}</Text>
          {words.margin !== null && (
            <Text as="span" tone="subdued">
              {words.margin}
            </Text>
          )}
        </BlockStack>
      </IndexTable.Cell>
    </>
  );
}

function Condensed({ listing, currency }: ListingProps) {
  const t = useTranslate();
  const format = useFormatter();
  const words = useWords(listing, currency);
  const figures = [
    ['during', format.count(listing.during.units)],
    ['before', words.before],
    ['lastYear', words.lastYear],
  ] as const;
  return (
    <div className="card-row">
      <BlockStack gap="100">
        <Title listing={listing} currency={currency} />
        <dl className="suggestion-figures">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`promotionResults.listings.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Text as="span">{words.change}</Text>
        <Text as="span">
          {[words.revenue, words.margin].filter((text) => text !== null).join(' · ')}
        </Text>
      </BlockStack>
    </div>
  );
}

function Title({ listing: { listingId, title, stock, withCode }, currency }: ListingProps) {
  const t = useTranslate();
  const words = useResultsWords(currency);
  return (
    <div className="listing-title">
      <ListingLink id={listingId} title={title} isPrimary />
      {withCode !== null && (
        <Text as="p" tone="subdued">
          {t('promotionResults.listings.withCode', {
            units: withCode.units,
            revenue: words.revenue(withCode),
          })}
        </Text>
      )}
      {stock !== null && (
        <Text as="p" tone="subdued">
          {t('promotionResults.listings.stock', { stock })}
        </Text>
      )}
    </div>
  );
}

function useWords(listing: ListingResult, currency: string | null) {
  const t = useTranslate();
  const format = useFormatter();
  const words = useResultsWords(currency);
  const { during, beforeUnits, lastYearUnits, lift, marginPercent } = listing;
  const units = (count: number | null) =>
    count === null ? t('promotionResults.listings.unknown') : format.count(count);
  return {
    before: units(beforeUnits),
    lastYear: units(lastYearUnits),
    change: beforeUnits === null ? t('promotionResults.listings.unknown') : words.lift(lift),
    revenue: words.revenue(during),
    margin:
      marginPercent === null
        ? null
        : t('promotionResults.listings.margin', { percent: Math.floor(marginPercent) }),
  };
}
