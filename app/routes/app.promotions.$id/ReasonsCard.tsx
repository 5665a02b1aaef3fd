import {
  Badge,
  BlockStack,
  Button,
  Divider,
  InlineStack,
  SkeletonBodyText,
  Text,
} from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslate } from '~/components/language';
import type { BlockerGroup, PlanPreview } from '~/services/promotions/views';
import type { Deciding } from './deciding';
import { OverrideForm } from './OverrideForm';
import { PlanCard } from './PlanCard';
import { byListing, Reasons } from './Reasons';
import type { JudgingWhole } from './use-whole-judgement';

/** What stands in the way of the promotion, by kind, with what to do. */
export function ReasonsCard(props: {
  preview: PlanPreview | null;
  isLoading: boolean;
  whole: JudgingWhole;
  deciding: Deciding;
}) {
  const { preview, isLoading, whole, deciding } = props;
  const t = useTranslate();
  return (
    <PlanCard title={t('promotion.card.reasons')}>
      <div aria-live="polite">
        {preview === null ? (
          isLoading ? (
            <BlockStack gap="200">
              <Text as="p" tone="subdued">
                {t('promotion.reasons.looking')}
              </Text>
              <SkeletonBodyText lines={4} />
            </BlockStack>
          ) : (
            <Text as="p" tone="subdued">
              {t('promotion.reasons.incomplete')}
            </Text>
          )
        ) : preview.judged < preview.listings ? (
          <FirstOnes preview={preview} whole={whole} />
        ) : (
          <Text as="p">{t('promotion.reasons.summary', { blocking: preview.blocking })}</Text>
        )}
      </div>
      {deciding.override === null &&
        preview?.groups.some(({ overridable, blocking }) => overridable && blocking > 0) && (
          <Text as="p" tone="subdued">
            {t('promotion.override.saveFirst')}
          </Text>
        )}
      {preview?.groups.map((group) => (
        <Fragment key={group.kind}>
          <Divider />
          <Group group={group} deciding={deciding} />
        </Fragment>
      ))}
    </PlanCard>
  );
}

/** A plan of thousands is judged by its first listings while somebody types; all of them on request. */
function FirstOnes({ preview, whole }: { preview: PlanPreview; whole: JudgingWhole }) {
  const { judged, listings, blocking } = preview;
  const t = useTranslate();
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">{t('promotion.reasons.summaryOfFirst', { judged, listings, blocking })}</Text>
      <Button size="slim" loading={whole.isUnderWay} onClick={whole.judgeAll}>
        {t('promotion.reasons.judgeAll', { listings })}
      </Button>
      {whole.isUnderWay && (
        <Text as="p" tone="subdued">
          {t('promotion.reasons.judgingAll', { done: whole.done, listings })}
        </Text>
      )}
      {whole.hasFailed && <Text as="p">{t('promotion.reasons.judgingFailed')}</Text>}
    </BlockStack>
  );
}

function Group({ group, deciding }: { group: BlockerGroup; deciding: Deciding }) {
  const t = useTranslate();
  const listingIds = group.items.flatMap(({ listing }) => listing?.id ?? []);
  const open = group.items.filter(
    ({ severity, override }) => severity === 'blocking' && override === null,
  );
  return (
    <BlockStack gap="300">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {t(`promotion.blocker.${group.kind}.title`)}
        </Text>
        <Counts group={group} />
      </InlineStack>
      <BlockStack gap="300" as="ul">
        {byListing(group.items).map((items) => (
          <Reasons key={items[0].key} items={items} deciding={deciding} />
        ))}
      </BlockStack>
      {group.total > group.items.length && (
        <Text as="p" tone="subdued">
          {t('promotion.reasons.more', { more: group.total - group.items.length })}
        </Text>
      )}
      {group.blocking > 0 && !group.overridable && (
        <Text as="p" tone="subdued">
          {t('promotion.reasons.cannotOverride')}
        </Text>
      )}
      <InlineStack gap="300">
        {listingIds.length > 0 && (
          <Button
            size="slim"
            loading={deciding.isBusy}
            accessibilityLabel={t('promotion.reasons.checkAgainOf', {
              kind: t(`promotion.blocker.${group.kind}.title`),
            })}
            onClick={() => {
              deciding.checkAgain(listingIds);
            }}
          >
            {t('promotion.reasons.checkAgain')}
          </Button>
        )}
      </InlineStack>
      {group.blocking > 1 && open.some(({ overridable }) => overridable) && deciding.override && (
        <OverrideForm
          label={t('promotion.override.all', { count: group.blocking })}
          describes={t(`promotion.blocker.${group.kind}.title`)}
          isBusy={deciding.isBusy}
          onOverride={(reason) => deciding.override?.({ kind: group.kind }, reason)}
        />
      )}
    </BlockStack>
  );
}

function Counts({ group: { blocking, overridden, notices } }: { group: BlockerGroup }) {
  const t = useTranslate();
  return (
    <InlineStack gap="100">
      {blocking > 0 && (
        <Badge tone="warning">{t('promotion.reasons.blocking', { count: blocking })}</Badge>
      )}
      {overridden > 0 && (
        <Badge tone="info">{t('promotion.reasons.overridden', { count: overridden })}</Badge>
      )}
      {notices > 0 && <Badge>{t('promotion.reasons.notices', { count: notices })}</Badge>}
    </InlineStack>
  );
}
