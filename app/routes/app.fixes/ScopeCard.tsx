import { BlockStack, Card, InlineGrid, Link, Select, Text } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import type { BulkView } from '~/services/changes/views';

type Scope = Pick<BulkView, 'chosen' | 'groups' | 'vendor' | 'category' | 'total'>;

const BY = ['vendor', 'category'] as const;

/** Which listings the page is about: those that were chosen, or of one vendor or category. */
export function ScopeCard({ chosen, groups, total, ...narrowed }: Scope) {
  const t = useTranslate();
  const change = useChangeAddress();
  if (chosen !== null) {
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="p">{t('bulk.chosen', { chosen, total })}</Text>
          <Link
            onClick={() => {
              change({ ids: null });
            }}
          >
            {t('bulk.chosen.all')}
          </Link>
        </BlockStack>
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
