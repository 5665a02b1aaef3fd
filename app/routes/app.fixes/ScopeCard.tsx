import { Card, InlineGrid, InlineStack, Link, Select, Text } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import type { BulkKind } from '~/core/changes/change';
import type { BulkScope } from '~/services/changes/views';

const BY = ['vendor', 'category'] as const;

/** Which listings the page is about: those that were ticked, or all, to be narrowed down to one vendor or category. */
export function ScopeCard(props: BulkScope & { kind: BulkKind; total: number }) {
  const { kind, total, ticked, groups, ...narrowed } = props;
  const t = useTranslate();
  const change = useChangeAddress();
  if (ticked !== null) {
    return (
      <Card>
        <InlineStack gap="300" align="space-between">
          <Text as="p">{t('bulk.ticked', { ticked, lacking: total })}</Text>
          <Link url={`/app/fixes?${new URLSearchParams({ kind })}`}>{t('bulk.ticked.all')}</Link>
        </InlineStack>
      </Card>
    );
  }
  const named = BY.filter((by) => narrowed[by] !== null || groups.some((each) => each.by === by));
  if (named.length === 0) return null;
  return (
    <Card>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        {named.map((by) => {
          const ofKind = groups.filter((each) => each.by === by);
          const value = narrowed[by] ?? '';
          const names = new Set(ofKind.map(({ name }) => name));
          return (
            <Select
              key={by}
              label={t(`bulk.by.${by}`)}
              value={value}
              options={[
                { value: '', label: t(`bulk.by.all.${by}`) },
                ...(value === '' || names.has(value) ? [] : [{ value, label: value }]),
                ...ofKind.map(({ name, listings }) => ({
                  value: name,
                  label: t('bulk.by.option', { name, count: listings }),
                })),
              ]}
              onChange={(name) => {
                change({ [by]: name, after: null, before: null });
              }}
            />
          );
        })}
      </InlineGrid>
    </Card>
  );
}
