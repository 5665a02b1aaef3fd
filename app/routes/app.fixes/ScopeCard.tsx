import { Card, InlineGrid, Select } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import type { BulkView } from '~/services/changes/views';

type Scope = Pick<BulkView, 'groups' | 'vendor' | 'category'>;

const BY = ['vendor', 'category'] as const;

/** Narrows the page down to listings of one vendor or category. */
export function ScopeCard({ groups, ...narrowed }: Scope) {
  const t = useTranslate();
  const change = useChangeAddress();
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
                { value: '', label: t('bulk.by.all') },
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
