import {
  Badge,
  BlockStack,
  Box,
  Button,
  ChoiceList,
  InlineError,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import type { ChosenView } from '~/services/promotions/views';
import { ChooseModal } from './ChooseModal';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { Named } from './offered-page';
import type { PlanFields } from './use-plan-draft';

const KINDS = ['listings', 'collections'] as const;
/** Named one below the other; of the others the number is enough. */
const NAMED = 10;

/** What the promotion is on. `chosen`: names of what was chosen when the page was loaded. */
export function ListingsCard({ chosen, ...fields }: PlanFields & { chosen: ChosenView }) {
  const { draft, change } = fields;
  const t = useTranslate();
  const errorId = useId();
  const errorOf = useErrorOf(fields.errors);
  const [isChoosing, setIsChoosing] = useState(false);
  const [met, setMet] = useState<Named[]>([]);
  const field = draft.selectionKind === 'listings' ? 'listingIds' : 'collectionIds';
  const ids = draft[field];
  const names = new Map([...known(chosen), ...met].map((each) => [each.id, each]));
  const error = errorOf(field);

  return (
    <PlanCard title={t('promotion.card.what')}>
      <ChoiceList
        title={t('promotion.field.selectionKind')}
        choices={KINDS.map((value) => ({ value, label: t(`promotion.selectionKind.${value}`) }))}
        selected={[draft.selectionKind]}
        onChange={([value]) => {
          const selectionKind = KINDS.find((each) => each === value);
          if (selectionKind) change({ selectionKind });
        }}
      />
      <InlineStack gap="300" blockAlign="center">
        <Button
          onClick={() => {
            setIsChoosing(true);
          }}
        >
          {t(`promotion.choose.${draft.selectionKind}`)}
        </Button>
        <Text as="span" tone="subdued">
          {t(`promotion.chosen.${draft.selectionKind}`, { count: ids.length })}
        </Text>
      </InlineStack>
      {error && <InlineError fieldID={errorId} message={error} />}
      {ids.length > 0 && (
        <BlockStack gap="200" as="ul">
          {ids.slice(0, NAMED).map((id) => (
            <ChosenItem
              key={id}
              item={names.get(id) ?? { id, title: t('promotion.chosen.gone') }}
              isListing={draft.selectionKind === 'listings'}
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
          kind={draft.selectionKind}
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
    </PlanCard>
  );
}

function known({ listings, collections }: ChosenView): Named[] {
  return [...listings, ...collections];
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
            <Link url={listingPath(item.id)} removeUnderline>
              {title}
            </Link>
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
