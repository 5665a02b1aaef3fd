import { BlockStack, Button, Card, Checkbox, InlineStack, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { HsCodeField } from '~/components/HsCodeField';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import { OriginField } from '~/components/OriginField';
import { usePageActions } from '~/components/PageActions';
import { TitledCard } from '~/components/TitledCard';
import { ValueSuggestions } from '~/components/ValueSuggestions';
import { WeightField } from '~/components/WeightField';
import type { CustomsKind } from '~/core/changes/change';
import type { BulkView } from '~/services/changes/views';
import { BulkNotices } from './BulkNotices';
import { ChooseButtons } from './ChooseButtons';
import { PreviewCard } from './PreviewCard';
import { ScopeCard } from './ScopeCard';
import { useBulk, type Bulk } from './use-bulk';

/** One value for many listings that lack it: choose, type, look at all that would be written, write. */
export function BulkPage({ bulk: view }: { bulk: BulkView }) {
  const { kind, listings, total, ofWrongCodes } = view;
  const t = useTranslate();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = listings.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const [value, setValue] = useState('');
  const bulk = useBulk({
    kind,
    scope: 'write_inventory',
    fields: {
      value,
      listingIds: JSON.stringify(chosen),
      ofWrongCodes: String(ofWrongCodes),
    },
  });

  function choose(id: string, isChosen: boolean) {
    const next = new Set(left);
    if (isChosen) next.delete(id);
    else next.add(id);
    setLeft(next);
  }

  return (
    <Page
      title={t(`bulk.title.${kind}`)}
      subtitle={t('bulk.count', { count: total, ofWrongCodes })}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
      secondaryActions={usePageActions([{ content: t('worklist.title'), url: '/app/fixes/file' }])}
    >
      <BlockStack gap="400">
        <BulkNotices of="customs" bulk={bulk} />
        <ScopeCard {...view} />
        {listings.length === 0 ? (
          <Card>
            <Text as="p">{t('bulk.none', { ofWrongCodes })}</Text>
          </Card>
        ) : (
          <>
            <ValueCard
              view={view}
              bulk={bulk}
              chosen={chosen.length}
              value={value}
              onType={setValue}
            />
            {bulk.preview && <PreviewCard kind={kind} preview={bulk.preview} bulk={bulk} />}
            <TitledCard title={t('bulk.listings', { count: chosen.length })} gap="200">
              {listings.length < total && (
                <Text as="p" tone="subdued">
                  {t('bulk.first', { count: listings.length })}
                </Text>
              )}
              <ChooseButtons ids={listings.map(({ id }) => id)} onLeave={setLeft} />
              {listings.map(({ id, title }) => (
                <Checkbox
                  key={id}
                  label={listingTitle(t, title)}
                  checked={!left.has(id)}
                  onChange={(isChosen) => {
                    choose(id, isChosen);
                  }}
                />
              ))}
            </TitledCard>
          </>
        )}
      </BlockStack>
    </Page>
  );
}

/** Enter previews, as in any form. */
function ValueCard(props: {
  view: BulkView;
  bulk: Bulk<CustomsKind>;
  chosen: number;
  value: string;
  onType: (value: string) => void;
}) {
  const { view, bulk, chosen, value, onType } = props;
  const { kind, hsEntries } = view;
  const t = useTranslate();
  const fault = bulk.faults[kind];
  const error = fault && t(`customs.error.${fault}`);
  const field = { value, error, onChange: onType };
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          bulk.ask();
        }}
      >
        <BlockStack gap="300">
          {kind === 'hsCode' && (
            <HsCodeField label={t('customs.hsCode')} known={hsEntries} {...field} />
          )}
          {kind === 'origin' && <OriginField {...field} />}
          {kind === 'weight' && <WeightField {...field} />}
          <ValueSuggestions
            title={t('bulk.suggested', { title: view.listings[0]?.title ?? '' })}
            suggestions={view.suggestions}
            hsEntries={view.hsEntries}
            onUse={onType}
          />
          <InlineStack>
            <Button submit disabled={value === '' || chosen === 0} loading={bulk.isPreviewing}>
              {t('bulk.preview', { count: chosen })}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}
