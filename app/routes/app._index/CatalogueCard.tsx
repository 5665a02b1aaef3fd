import { BlockStack, Button, Card, InlineGrid, Link, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { SaidMissed } from '~/components/SaidMissed';
import { When } from '~/components/When';
import type { RuleId } from '~/core/audit/rule';
import type { CatalogueCounts } from '~/services/catalogue/ports';
import type { HomeView } from '~/services/home/views';

const UNDESCRIBED: RuleId = 'undescribed-photo';

const FIGURES = ['listings', 'variants', 'photos', 'photosWithoutAlt'] as const;

export function CatalogueCard(
  props: { counts: CatalogueCounts } & Pick<HomeView, 'lastSyncedAt' | 'lastMissed'>,
) {
  const { counts, lastSyncedAt, lastMissed } = props;
  const t = useTranslate();
  const format = useFormatter();

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.catalogue.title')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
          {FIGURES.map((figure) => (
            <BlockStack key={figure} gap="050">
              <Text as="span" tone="subdued">
                {t(`home.catalogue.${figure}`)}
              </Text>
              <Text as="span" variant="headingLg">
                <span data-figure={figure}>{format.count(counts[figure])}</span>
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        {counts.photosWithoutAlt > 0 && (
          <div>
            <Button variant="plain" url={listingsPath({ rule: UNDESCRIBED })}>
              {t('home.catalogue.seeUndescribed')}
            </Button>
          </div>
        )}
        {lastSyncedAt !== null && (
          <Text as="p" tone="subdued">
            {t('sync.lastDone')} <When instant={lastSyncedAt} withTime />
            {lastMissed !== null && (
              <>
                {' · '}
                <SaidMissed missed={lastMissed} />
              </>
            )}{' '}
            <Link url="/app/syncs">{t('syncs.see')}</Link>
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
