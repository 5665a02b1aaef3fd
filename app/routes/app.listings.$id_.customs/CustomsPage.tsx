import { BlockStack, Box, Button, Card, Checkbox, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { SaveBar } from '~/components/SaveBar';
import { SavedCard } from '~/components/SavedCard';
import { useVerdict } from '~/components/use-verdict';
import { VerdictCard } from '~/components/VerdictCard';
import { variantAddress } from '~/core/store/admin-address';
import type { CustomsView } from '~/services/changes/views';
import { useSaveCustoms } from './use-save-customs';
import { ValuesCard } from './ValuesCard';
import { WhyNotBanner } from './WhyNotBanner';

/** A product may have 2,000 variants. */
const SHOWN_AT_FIRST = 10;

/** Code, origin and weight, for all variants at once or for each, and what the rules say of what is typed. */
export function CustomsPage({ customs }: { customs: CustomsView }) {
  const { listingId, variants, suggestions, hsEntries, findings } = customs;
  const t = useTranslate();
  const saving = useSaveCustoms('write_inventory');
  const { draft } = saving;
  const { verdict } = useVerdict(`${listingPath(listingId)}/customs/verdict`, draft.typed());
  const [isSame, setIsSame] = useState(true);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const shared = { suggestions, hsEntries, saving };

  return (
    <Page
      title={t('customs.title')}
      subtitle={listingTitle(t, customs.title)}
      backAction={{ content: t('fix.back'), url: listingPath(listingId) }}
    >
      <SaveBar
        id="customs-save-bar"
        shown={draft.isChanged}
        busy={saving.isBusy}
        onSave={saving.save}
        onDiscard={saving.discard}
      />
      <BlockStack gap="400">
        <WhyNotBanner of="customs" saving={saving} productUrl={customs.productUrl} />
        {saving.isGranted === false && variants.length > 0 && (
          <Card>
            <Text as="p">{t('customs.permission.text')}</Text>
          </Card>
        )}
        {saving.saved && !draft.isChanged ? (
          <SavedCard saved={saving.saved} />
        ) : (
          <VerdictCard verdict={verdict} findings={findings} />
        )}
        {variants.length === 0 && (
          <Card>
            <Text as="p">{t('customs.noVariants')}</Text>
          </Card>
        )}
        {variants.length > 1 && (
          <Card>
            <Checkbox
              label={t('customs.same', { count: variants.length })}
              checked={isSame}
              onChange={setIsSame}
            />
          </Card>
        )}
        {isSame && variants.length > 0 && (
          <ValuesCard
            title={t(variants.length > 1 ? 'customs.card.all' : 'customs.card.values')}
            variants={variants}
            {...shared}
          />
        )}
        {!isSame &&
          variants
            .slice(0, shown)
            .map((variant) => (
              <ValuesCard
                key={variant.id}
                title={variant.title}
                variants={[variant]}
                address={variantAddress(listingId, variant.id)}
                {...shared}
              />
            ))}
        {!isSame && shown < variants.length && (
          <Button
            onClick={() => {
              setShown(shown + SHOWN_AT_FIRST);
            }}
          >
            {t('customs.showMore', { count: variants.length - shown })}
          </Button>
        )}
        {variants.length > 0 && (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Text as="p" tone="subdued" variant="bodySm">
              {t('customs.hsCode.english')}
            </Text>
          </Box>
        )}
      </BlockStack>
    </Page>
  );
}
