import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  ChoiceList,
  InlineStack,
  Page,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import { Effects } from '~/components/Effects';
import { useTranslate } from '~/components/language';
import { ListingLink } from '~/components/ListingName';
import { listingTitle } from '~/components/listing-links';
import { PageTurner } from '~/components/PageTurner';
import { TitledCard } from '~/components/TitledCard';
import {
  WAS_PRICE_REMEDIES,
  type BulkWasPricesView,
  type WasPriceRemedy,
} from '~/services/changes/views';
import { BulkNotices } from './BulkNotices';
import { ChooseButtons } from './ChooseButtons';
import { ScopeCard } from './ScopeCard';
import { useBulk, type Bulk } from './use-bulk';
import { WasPriceLines } from './WasPriceLines';

/** Original prices that a rule finds something against, of many listings: removed, or set to what their prices bear. */
export function WasPricesPage({ wasPrices: view }: { wasPrices: BulkWasPricesView }) {
  const { total, previous, next } = view;
  const t = useTranslate();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [remedy, setRemedy] = useState<WasPriceRemedy>('remove');
  const fixable = view.listings.filter(({ lines }) => lines.length > 0);
  const chosen = fixable.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const bulk = useBulk({
    kind: 'compareAt',
    scope: 'write_products',
    fields: { remedy, listingIds: JSON.stringify(chosen) },
  });

  function choose(id: string, isChosen: boolean) {
    const others = new Set(left);
    if (isChosen) others.delete(id);
    else others.add(id);
    setLeft(others);
  }

  return (
    <Page
      title={t('bulk.title.compareAt')}
      subtitle={t('bulk.compareAt.count', { count: total })}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
    >
      <BlockStack gap="400">
        <BulkNotices of="wasPrice" bulk={bulk} />
        <ScopeCard {...view} />
        {view.listings.length === 0 ? (
          <Card>
            <Text as="p">{t('bulk.compareAt.none')}</Text>
          </Card>
        ) : (
          <>
            <RemedyCard remedy={remedy} onChoose={setRemedy} chosen={chosen.length} bulk={bulk} />
            {bulk.preview && <WasPricesPreviewCard bulk={bulk} />}
            <TitledCard title={t('bulk.listings', { count: chosen.length })}>
              <ChooseButtons ids={fixable.map(({ id }) => id)} onLeave={setLeft} />
              {view.listings.map((listing) =>
                listing.lines.length === 0 ? (
                  <BlockStack key={listing.id} gap="100">
                    <Text as="p">
                      <ListingLink id={listing.id} title={listing.title} />
                    </Text>
                    <Text as="p" tone="subdued">
                      {t('bulk.compareAt.elsewhere')}
                    </Text>
                  </BlockStack>
                ) : (
                  <BlockStack key={listing.id} gap="100">
                    <Checkbox
                      label={listingTitle(t, listing.title)}
                      checked={!left.has(listing.id)}
                      onChange={(isChosen) => {
                        choose(listing.id, isChosen);
                      }}
                    />
                    <WasPriceLines of="borne" listing={listing} />
                  </BlockStack>
                ),
              )}
            </TitledCard>
          </>
        )}
        <PageTurner previous={previous} next={next} />
      </BlockStack>
    </Page>
  );
}

function RemedyCard(props: {
  remedy: WasPriceRemedy;
  onChoose: (remedy: WasPriceRemedy) => void;
  /** Listings. */
  chosen: number;
  bulk: Bulk<'compareAt'>;
}) {
  const { remedy, onChoose, chosen, bulk } = props;
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="300">
        <ChoiceList
          title={t('bulk.compareAt.remedy')}
          choices={WAS_PRICE_REMEDIES.map((each) => ({
            value: each,
            label: t(`bulk.compareAt.${each}`),
            helpText: t(`bulk.compareAt.${each}.help`),
          }))}
          selected={[remedy]}
          onChange={([chosenRemedy]) => {
            onChoose(WAS_PRICE_REMEDIES.find((each) => each === chosenRemedy) ?? remedy);
          }}
        />
        <InlineStack>
          <Button disabled={chosen === 0} loading={bulk.isPreviewing} onClick={bulk.ask}>
            {t('bulk.preview', { count: chosen })}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function WasPricesPreviewCard({ bulk }: { bulk: Bulk<'compareAt'> }) {
  const { preview } = bulk;
  const t = useTranslate();
  if (preview === null) return null;
  return (
    <Card>
      <div aria-live="polite">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('bulk.preview.title')}
          </Text>
          {preview.leftOut > 0 && (
            <Text as="p">{t('bulk.preview.leftOut', { count: preview.leftOut })}</Text>
          )}
          <Effects effects={preview.effects} />
          <div
            className="bulk-preview"
            tabIndex={0}
            role="group"
            aria-label={t('bulk.preview.title')}
          >
            <BlockStack gap="200">
              {preview.listings.map((listing) => (
                <BlockStack key={listing.id}>
                  <Text as="p">{listingTitle(t, listing.title)}</Text>
                  <WasPriceLines of="written" listing={listing} />
                </BlockStack>
              ))}
            </BlockStack>
          </div>
          <InlineStack>
            <Button variant="primary" onClick={bulk.write} loading={bulk.isStarting}>
              {t('bulk.write', { count: preview.variants })}
            </Button>
          </InlineStack>
        </BlockStack>
      </div>
    </Card>
  );
}
