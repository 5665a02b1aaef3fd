import { BlockStack, Button, Card, InlineStack, SkeletonBodyText, Text } from '@shopify/polaris';
import { useState } from 'react';
import { Empty } from '~/components/Empty';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { SuggestionsView } from '~/services/promotions/suggestion-views';
import { sortSuggestions, type Sort } from './suggestion-sort';
import { SuggestionsTable } from './SuggestionsTable';

/** The others are a button away. */
const SHOWN_FIRST = 20;

type Selection = ReadonlySet<string>;

export function SuggestionsCard(props: {
  view: SuggestionsView;
  loading: boolean;
  selected: Selection;
  onSelect: (selected: Selection) => void;
}) {
  const { view, loading, selected, onSelect } = props;
  const { suggestions, leftOut } = view;
  const t = useTranslate();
  const [isWhole, setIsWhole] = useState(false);
  const [sort, setSort] = useState<Sort>(null);
  if (loading) return <Loading />;
  if (suggestions.length === 0) return <Nothing view={view} />;

  const sorted = sortSuggestions(suggestions, sort);
  const shown = isWhole ? sorted : sorted.slice(0, SHOWN_FIRST);
  const select = (ids: readonly string[], isOn: boolean) => {
    const others = [...selected].filter((id) => !ids.includes(id));
    onSelect(new Set(isOn ? [...others, ...ids] : others));
  };
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="400" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('suggestions.list.title')}
          </Text>
          <div aria-live="polite">
            <Text as="span" tone="subdued">
              {t('suggestions.list.selected', { count: selected.size })}
            </Text>
          </div>
        </InlineStack>
        <SuggestionsTable
          suggestions={shown}
          selected={selected}
          sort={sort}
          onSort={setSort}
          onSelect={select}
        />
        {shown.length < suggestions.length && (
          <InlineStack>
            <Button
              onClick={() => {
                setIsWhole(true);
              }}
            >
              {t('suggestions.more', { count: suggestions.length - shown.length })}
            </Button>
          </InlineStack>
        )}
        {leftOut.soldOut + leftOut.giftCards > 0 && (
          <Text as="p" tone="subdued">
            {t('suggestions.list.leftOut', { ...leftOut })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Loading() {
  const t = useTranslate();
  return (
    <Card>
      <div role="status">
        <Text as="p" visuallyHidden>
          {t('suggestions.loading')}
        </Text>
        <SkeletonBodyText lines={12} />
      </div>
    </Card>
  );
}

function Nothing({ view }: { view: SuggestionsView }) {
  const t = useTranslate();
  if (view.firstSync !== 'ended') {
    return (
      <Card>
        <Empty
          image="firstSync"
          heading={t('suggestions.empty.notSynced.title')}
          action={{ content: t('suggestions.empty.notSynced.action'), url: '/app' }}
        >
          <p>{t('suggestions.empty.notSynced.text')}</p>
        </Empty>
      </Card>
    );
  }
  return (
    <TitledCard title={t('suggestions.empty.title')} gap="200">
      <Text as="p">{t('suggestions.empty.text')}</Text>
    </TitledCard>
  );
}
