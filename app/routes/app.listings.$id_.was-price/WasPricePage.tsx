import {
  BlockStack,
  Button,
  Card,
  Divider,
  InlineStack,
  Link,
  Page,
  Text,
  TextField,
} from '@shopify/polaris';
import { Fragment, useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { MissingHistory } from '~/components/MissingHistory';
import { SaveBar } from '~/components/SaveBar';
import { SavedCard } from '~/components/SavedCard';
import { useVerdict } from '~/components/use-verdict';
import { VerdictCard } from '~/components/VerdictCard';
import { variantAddress } from '~/core/store/admin-address';
import type { WasPricesView, WasPriceView } from '~/services/changes/views';
import type { MissingHistoryView } from '~/services/orders/views';
import { useSaveCustoms, type SavingCustoms } from '../app.listings.$id_.customs/use-save-customs';
import { WhyNotBanner } from '../app.listings.$id_.customs/WhyNotBanner';

/** A product may have 2,000 variants. */
const SHOWN_AT_FIRST = 20;

/** Compare-at prices, to be cleared or set to what the price history bears. */
export function WasPricePage(props: {
  wasPrices: WasPricesView;
  history: MissingHistoryView | null;
}) {
  const { wasPrices, history } = props;
  const { listingId, variants, findings, currency } = wasPrices;
  const t = useTranslate();
  const saving = useSaveCustoms('write_products');
  const { draft } = saving;
  const { verdict } = useVerdict(`${listingPath(listingId)}/customs/verdict`, draft.typed());
  const [shown, setShown] = useState(SHOWN_AT_FIRST);

  return (
    <Page
      title={t('wasPrice.title')}
      subtitle={listingTitle(t, wasPrices.title)}
      backAction={{ content: t('fix.back'), url: listingPath(listingId) }}
    >
      <SaveBar
        id="was-price-save-bar"
        shown={draft.isChanged}
        busy={saving.isBusy}
        onSave={saving.save}
        onDiscard={saving.discard}
      />
      <BlockStack gap="400">
        <WhyNotBanner of="wasPrice" saving={saving} productUrl={wasPrices.productUrl} />
        {saving.isGranted === false && variants.length > 0 && (
          <Card>
            <Text as="p">{t('wasPrice.permission.text')}</Text>
          </Card>
        )}
        {saving.saved && !draft.isChanged ? (
          <SavedCard saved={saving.saved} />
        ) : (
          <VerdictCard verdict={verdict} findings={findings} />
        )}
        <Card>
          <BlockStack gap="400">
            {variants.length === 0 && <Text as="p">{t('wasPrice.none')}</Text>}
            {variants.length > 1 && (
              <InlineStack>
                <Button
                  onClick={() => {
                    draft.type(variants, 'compareAt', '');
                  }}
                >
                  {t('wasPrice.clearAll', { count: variants.length })}
                </Button>
              </InlineStack>
            )}
            {variants.slice(0, shown).map((variant, index) => (
              <Fragment key={variant.id}>
                {index > 0 && <Divider />}
                <WasPriceRow
                  variant={variant}
                  address={variantAddress(listingId, variant.id)}
                  isOnly={variants.length === 1}
                  isFaulty={findings.length > 0}
                  currency={currency}
                  saving={saving}
                />
              </Fragment>
            ))}
            {shown < variants.length && (
              <Button
                onClick={() => {
                  setShown(shown + SHOWN_AT_FIRST);
                }}
              >
                {t('customs.showMore', { count: variants.length - shown })}
              </Button>
            )}
          </BlockStack>
        </Card>
        {variants.length > 0 && <MissingHistory history={history} />}
      </BlockStack>
    </Page>
  );
}

function WasPriceRow(props: {
  variant: WasPriceView;
  /** Of its page in Shopify's admin. */
  address: string;
  /** A listing's only variant has no name that means anything. */
  isOnly: boolean;
  isFaulty: boolean;
  currency: string;
  saving: SavingCustoms;
}) {
  const { variant, address, isOnly, isFaulty, currency, saving } = props;
  const { draft, errors } = saving;
  const t = useTranslate();
  const type = (value: string) => {
    draft.type([variant], 'compareAt', value);
  };
  const { borne, price, title } = variant;
  const amount = { amount: borne?.amount ?? 0, currency };
  return (
    <BlockStack gap="200">
      <TextField
        label={isOnly ? t('wasPrice.title') : t('wasPrice.of', { variant: title })}
        value={draft.valueOf(variant, 'compareAt')}
        onChange={type}
        inputMode="decimal"
        autoComplete="off"
        suffix={currency}
        error={errors.compareAt && t(`customs.error.${errors.compareAt}`)}
        helpText={t('wasPrice.price', { price: { amount: price, currency } })}
      />
      {borne === null ? (
        isFaulty && (
          <Text as="p" tone="subdued">
            {t('wasPrice.notBorne')} <Link url="/app/prices/import">{t('prices.link')}</Link>
          </Text>
        )
      ) : (
        <>
          <Text as="p">{t('wasPrice.borne', { amount })}</Text>
          {borne.evidence.map(({ place, heldDays, days, importedDays }) => (
            <Text as="p" key={place} tone="subdued">
              {t(`wasPrice.evidence.${place}`, { heldDays, days })}
              {importedDays > 0 && ` ${t('prices.evidence.imported', { days: importedDays })}`}
            </Text>
          ))}
        </>
      )}
      {!isOnly && (
        <Text as="p">
          <Link url={address} target="_top">
            {t('adminPage.variant', { variant: title })}
          </Link>
        </Text>
      )}
      <InlineStack gap="200">
        <Button
          accessibilityLabel={isOnly ? undefined : t('wasPrice.clearOf', { variant: title })}
          onClick={() => {
            type('');
          }}
        >
          {t('wasPrice.clear')}
        </Button>
        {borne !== null && (
          <Button
            onClick={() => {
              type(String(borne.amount));
            }}
          >
            {t('wasPrice.set', { amount })}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
