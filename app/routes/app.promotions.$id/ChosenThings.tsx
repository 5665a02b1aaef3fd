import {
  Badge,
  BlockStack,
  Box,
  Button,
  InlineError,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { ChooseModal } from './ChooseModal';
import { useErrorOf } from './use-error-of';
import type { Named } from './offered-page';
import type { PlanFields } from './use-plan-draft';

/** Named one below the other; of the others the number is enough. */
const NAMED = 10;

/** Listings or collections of the plan, to choose and to take out. `known`: names of those that it had. */
export function ChosenThings(
  props: PlanFields & {
    kind: 'listings' | 'collections';
    field: 'listingIds' | 'collectionIds' | 'excludedListingIds' | 'excludedCollectionIds';
    known: Named[];
    isLeftOut?: boolean;
  },
) {
  const { kind, field, known, isLeftOut = false, draft, change, errors } = props;
  const t = useTranslate();
  const errorId = useId();
  const error = useErrorOf(errors)(field);
  const [isChoosing, setIsChoosing] = useState(false);
  const [met, setMet] = useState<Named[]>([]);
  const ids = draft[field];
  const names = new Map([...known, ...met].map((each) => [each.id, each]));
  return (
    <BlockStack gap="200">
      <InlineStack gap="300" blockAlign="center">
        <Button
          onClick={() => {
            setIsChoosing(true);
          }}
        >
          {t(isLeftOut ? `promotion.exclude.${kind}` : `promotion.choose.${kind}`)}
        </Button>
        <Text as="span" tone="subdued">
          {t(isLeftOut ? `promotion.excluded.${kind}` : `promotion.chosen.${kind}`, {
            count: ids.length,
          })}
        </Text>
      </InlineStack>
      {error && <InlineError fieldID={errorId} message={error} />}
      {ids.length > 0 && (
        <BlockStack gap="200" as="ul">
          {ids.slice(0, NAMED).map((id) => (
            <ChosenItem
              key={id}
              item={names.get(id) ?? { id, title: t('promotion.chosen.gone') }}
              isListing={kind === 'listings'}
              onRemove={() => {
                change({ [field]: ids.filter((each) => each !== id) });
              }}
            />
          ))}
          {ids.length > NAMED && (
            <Box as="li">
              <Text as="span" tone="subdued">
                {t('promotion.chosen.more', { more: ids.length - NAMED })}
              </Text>
            </Box>
          )}
        </BlockStack>
      )}
      {isChoosing && (
        <ChooseModal
          kind={kind}
          title={t(isLeftOut ? `promotion.exclude.${kind}` : `promotion.choose.${kind}`)}
          chosen={ids}
          onClose={() => {
            setIsChoosing(false);
          }}
          onChoose={(chosenIds, named) => {
            setMet([...met, ...named]);
            change({ [field]: chosenIds });
            setIsChoosing(false);
          }}
        />
      )}
    </BlockStack>
  );
}

function ChosenItem(props: { item: Named; isListing: boolean; onRemove: () => void }) {
  const { item, isListing, onRemove } = props;
  const t = useTranslate();
  const title = listingTitle(t, item.title);
  return (
    <Box as="li">
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <InlineStack gap="200" blockAlign="center">
          {isListing ? (
            <Link url={listingPath(item.id)}>{title}</Link>
          ) : (
            <Text as="span">{title}</Text>
          )}
          {item.status && item.status !== 'ACTIVE' && <Badge>{t(`status.${item.status}`)}</Badge>}
        </InlineStack>
        <Button
          variant="plain"
          accessibilityLabel={t('promotion.chosen.removeOf', { title })}
          onClick={onRemove}
        >
          {t('promotion.chosen.remove')}
        </Button>
      </InlineStack>
    </Box>
  );
}
