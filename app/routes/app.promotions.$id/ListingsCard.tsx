import { BlockStack, Button, ChoiceList, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { isLookedUp, type Scope } from '~/core/promotions/scope';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { ChosenView } from '~/services/promotions/views';
import { ChosenThings } from './ChosenThings';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

const KINDS = ['listings', 'collections', 'all'] as const;

/** What the promotion is on. `chosen`: names of what was chosen when the page was loaded. */
export function ListingsCard({ chosen, ...fields }: PlanFields & { chosen: ChosenView }) {
  const { draft, change } = fields;
  const t = useTranslate();
  const leavesOut = hasExclusions(draft);
  const [isOpen, setIsOpen] = useState(leavesOut);
  const kind = draft.selectionKind;

  return (
    <PlanCard title={t('promotion.card.what')}>
      <ChoiceList
        title={t('promotion.field.selectionKind')}
        choices={KINDS.map((value) => ({ value, label: t(`promotion.selectionKind.${value}`) }))}
        selected={[kind]}
        onChange={([value]) => {
          const selectionKind = KINDS.find((each) => each === value);
          if (selectionKind) change({ selectionKind });
        }}
      />
      {kind !== 'all' && (
        <ChosenThings
          {...fields}
          // The other kind begins with its own names.
          key={kind}
          kind={kind}
          field={kind === 'listings' ? 'listingIds' : 'collectionIds'}
          known={kind === 'listings' ? chosen.listings : chosen.collections}
        />
      )}
      {isOpen || leavesOut ? (
        <Exclusions {...fields} excluded={chosen.excluded} />
      ) : (
        <div>
          <Button
            variant="plain"
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t('promotion.exclude.open')}
          </Button>
        </div>
      )}
      <HowShopifyIsTold draft={draft} />
    </PlanCard>
  );
}

function Exclusions({ excluded, ...fields }: PlanFields & { excluded: ChosenView['excluded'] }) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(errors);
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t('promotion.exclude.title')}
      </Text>
      <ChosenThings
        {...fields}
        kind="collections"
        field="excludedCollectionIds"
        known={excluded.collections}
        isLeftOut
      />
      <ChosenThings
        {...fields}
        kind="listings"
        field="excludedListingIds"
        known={excluded.listings}
        isLeftOut
      />
      <TextField
        label={t('promotion.field.excludedTags')}
        helpText={t('promotion.field.excludedTags.help')}
        autoComplete="off"
        value={draft.excludedTags}
        error={errorOf('excludedTags')}
        onChange={(excludedTags) => {
          change({ excludedTags });
        }}
      />
    </BlockStack>
  );
}

/** Shopify's discounts leave nothing out: what becomes of products that are added later. */
function HowShopifyIsTold({ draft }: { draft: PlanInput }) {
  const t = useTranslate();
  const scope = scopeOf(draft);
  if (!isLookedUp(scope) && scope.selection.kind !== 'all') return null;
  return (
    <Text as="p" tone="subdued">
      {t(isLookedUp(scope) ? 'promotion.scope.lookedUp' : 'promotion.scope.all')}
    </Text>
  );
}

function hasExclusions(draft: PlanInput): boolean {
  const { excludedListingIds, excludedCollectionIds, excludedTags } = draft;
  return excludedListingIds.length + excludedCollectionIds.length > 0 || excludedTags.trim() !== '';
}

/** As far as it says how Shopify is told. */
function scopeOf(draft: PlanInput): Scope {
  const { audiences, reach, selectionKind, discountKind } = draft;
  return {
    audiences,
    reach,
    discount:
      discountKind === 'percentage'
        ? { kind: 'percentage', percent: 1 }
        : { kind: 'amount', off: { amount: 1, currency: '' } },
    trigger: { kind: 'automatic' },
    selection: selectionKind === 'all' ? { kind: 'all' } : { kind: 'listings', listingIds: [] },
    ...(hasExclusions(draft) && {
      exclusions: { listingIds: [], collectionIds: [], tags: [draft.excludedTags] },
    }),
  };
}
