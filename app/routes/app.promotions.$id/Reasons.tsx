import { BlockStack, Box, Button, Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { When } from '~/components/When';
import type { BlockerItem } from '~/services/promotions/views';
import type { Deciding } from './deciding';
import { OverrideForm } from './OverrideForm';
import { sayReason } from './say-reason';

type Together = [BlockerItem, ...BlockerItem[]];

/** Reasons that follow each other about one listing; those about none stay alone. */
export function byListing(items: readonly BlockerItem[]): Together[] {
  const groups: Together[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && item.listing !== null && last[0].listing?.id === item.listing.id) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** What is said of one listing, or of the promotion as a whole. */
export function Reasons({ items, deciding }: { items: Together; deciding: Deciding }) {
  const t = useTranslate();
  const { listing } = items[0];
  const title = listing && listingTitle(t, listing.title);
  return (
    <Box as="li">
      <BlockStack gap="100">
        {listing && <Link url={listingPath(listing.id)}>{title}</Link>}
        {items.map((item) => (
          <Reason key={item.key} item={item} title={title} deciding={deciding} />
        ))}
      </BlockStack>
    </Box>
  );
}

function Reason(props: { item: BlockerItem; title: string | null; deciding: Deciding }) {
  const { item, title, deciding } = props;
  const t = useTranslate();
  const { key, message, overridable, override } = item;
  const text = sayReason(t, message);
  return (
    <>
      <Text as="p" tone={item.severity === 'notice' ? 'subdued' : undefined}>
        {text}
      </Text>
      {override ? (
        <BlockStack gap="100" inlineAlign="start">
          <Text as="p" tone="subdued">
            {t('promotion.override.kept', { reason: override.reason })}{' '}
            <When instant={override.at} withTime />
          </Text>
          <Button
            variant="plain"
            accessibilityLabel={t('promotion.override.withdrawOf', { reason: text })}
            onClick={() => {
              deciding.withdraw(key);
            }}
          >
            {t('promotion.override.withdraw')}
          </Button>
        </BlockStack>
      ) : (
        overridable &&
        deciding.override && (
          <OverrideForm
            label={t('promotion.override.open')}
            describes={title === null ? text : `${title}: ${text}`}
            isBusy={deciding.isBusy}
            onOverride={(reason) => deciding.override?.({ key }, reason)}
          />
        )
      )}
    </>
  );
}
