import { BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { NotReadyBadge } from '~/components/NotReadyBadge';
import { useStoreFormatter } from '~/components/use-store-formatter';
import type { HomePromotion } from '~/services/home/views';

/** [J] The next ones; the list of promotions has all. */
const SHOWN = 3;

/** Promotions that are scheduled and not ready. */
export function PromotionsCard({ promotions }: { promotions: HomePromotion[] }) {
  const t = useTranslate();
  if (promotions.length === 0) return null;
  const more = promotions.length - SHOWN;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('home.promotions.title', { count: promotions.length })}
        </Text>
        {promotions.slice(0, SHOWN).map((promotion) => (
          <Line key={promotion.id} promotion={promotion} />
        ))}
        {more > 0 && (
          <Link url="/app/promotions?tab=scheduled">{t('home.promotions.more', { more })}</Link>
        )}
      </BlockStack>
    </Card>
  );
}

function Line({ promotion }: { promotion: HomePromotion }) {
  const { id, name, startsAt, timeZone, plannedStart, whenNotReady, listings } = promotion;
  const t = useTranslate();
  const format = useStoreFormatter(timeZone);
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Link url={`/app/promotions/${id}`}>{name}</Link>
        <NotReadyBadge notReady={promotion} />
      </InlineStack>
      {/* The browser's wording of a date may differ from Node's by a dot or a space. */}
      <span suppressHydrationWarning>
        {t(plannedStart === null ? 'home.promotions.line' : 'home.promotions.waits', {
          listings,
          whenNotReady,
          start: format.dateTime(plannedStart ?? startsAt),
        })}
      </span>
    </BlockStack>
  );
}
