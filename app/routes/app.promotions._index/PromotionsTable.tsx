import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import { AudienceTags } from '~/components/AudienceTags';
import { Empty } from '~/components/Empty';
import { useTranslate } from '~/components/language';
import { ListTable, type ToPage } from '~/components/ListTable';
import { NotReadyBadge } from '~/components/NotReadyBadge';
import { NextTimeButton } from './NextTimeButton';
import { PhaseBadge } from '~/components/PhaseBadge';
import { TargetProgress } from '~/components/TargetProgress';
import { sayTerms } from '~/components/terms-words';
import { useStoreFormatter } from '~/components/use-store-formatter';
import type { PromotionRow, PromotionsView } from '~/services/promotions/views';

export function PromotionsTable(props: {
  promotions: PromotionsView;
  loading: boolean;
  onPage: (to: ToPage) => void;
}) {
  const { promotions, loading, onPage } = props;
  const { rows, cursor, timeZone } = promotions;
  const t = useTranslate();
  return (
    <ListTable
      of="promotions"
      rows={rows}
      headings={[
        { title: t('promotions.column.promotion') },
        { title: t('listings.column.status') },
        { title: t('promotions.column.discount') },
        { title: t('promotions.column.when') },
        { title: t('label.audience') },
      ]}
      cells={(row) => <Cells row={row} timeZone={timeZone} />}
      condensed={(row) => <Condensed row={row} timeZone={timeZone} />}
      empty={<NoPromotions promotions={promotions} />}
      loading={loading}
      pages={{ previous: null, next: cursor }}
      onPage={onPage}
    />
  );
}

interface RowProps {
  row: PromotionRow;
  timeZone: string;
}

function Cells({ row, timeZone }: RowProps) {
  return (
    <>
      <IndexTable.Cell>
        <Name row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Status row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Offer row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Dates row={row} timeZone={timeZone} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <AudienceTags audiences={row.audiences} />
      </IndexTable.Cell>
    </>
  );
}

function Condensed({ row, timeZone }: RowProps) {
  return (
    <BlockStack gap="100">
      <Name row={row} />
      <Status row={row} />
      <Offer row={row} />
      <Dates row={row} timeZone={timeZone} />
    </BlockStack>
  );
}

function Name({ row }: { row: PromotionRow }) {
  return (
    <div className="listing-title">
      <Link url={`/app/promotions/${row.id}`} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold" breakWord>
          {row.name}
        </Text>
      </Link>
    </div>
  );
}

function Status({ row }: { row: PromotionRow }) {
  const t = useTranslate();
  return (
    <InlineStack gap="100">
      <PhaseBadge phase={row.phase} />
      {row.notReady && <NotReadyBadge notReady={row.notReady} />}
      {row.changedInShopify > 0 && <Badge tone="warning">{t('promotions.changedInShopify')}</Badge>}
    </InlineStack>
  );
}

function Offer({ row }: { row: PromotionRow }) {
  const t = useTranslate();
  const { terms, chosen, target } = row;
  const scope = t(`promotions.chosen.${chosen.kind}`, { count: chosen.count });
  return (
    <BlockStack>
      {terms.map((each) => (
        <Text as="span" key={each.audiences.join(' ')}>
          {terms.length > 1 &&
            `${each.audiences.map((audience) => t(`audience.${audience}`)).join(', ')} · `}
          {sayTerms(t, each)}
        </Text>
      ))}
      <Text as="span" tone="subdued">
        {chosen.leavesOut ? t('promotions.chosen.less', { scope }) : scope}
      </Text>
      {target && (
        <div className="promotion-target">
          <TargetProgress view={target} isShort />
        </div>
      )}
    </BlockStack>
  );
}

function Dates({ row, timeZone }: RowProps) {
  const t = useTranslate();
  const format = useStoreFormatter(timeZone);
  return (
    <BlockStack inlineAlign="start">
      <Text as="span">
        {t('promotions.fromTo', {
          start: format.dateTime(row.startsAt),
          end: format.dateTime(row.endsAt),
        })}
      </Text>
      {row.phase === 'ended' && <NextTimeButton row={row} />}
    </BlockStack>
  );
}

function NoPromotions({ promotions }: { promotions: PromotionsView }) {
  const t = useTranslate();
  if (!promotions.canPlan) {
    return (
      <Empty
        image="firstSync"
        heading={t('listings.notRead.title')}
        action={{ content: t('listings.notRead.action'), url: '/app' }}
      >
        <p>{t('promotions.notReadYet')}</p>
      </Empty>
    );
  }
  if (!promotions.hasNone) {
    return (
      <Empty
        image="nothingFound"
        heading={t('promotions.noneInTab.title')}
        secondaryAction={{ content: t('promotions.showAll'), url: '/app/promotions' }}
      >
        <p>{t('promotions.noneInTab.text')}</p>
      </Empty>
    );
  }
  return (
    <Empty
      image="nothingFound"
      heading={t('promotions.none.title')}
      action={{ content: t('promotion.new'), url: '/app/promotions/new' }}
      secondaryAction={{ content: t('season.title'), url: '/app/season' }}
    >
      <p>{t('promotions.none.text')}</p>
    </Empty>
  );
}
