import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  Divider,
  EmptyState,
  InlineStack,
  SkeletonBodyText,
  Text,
} from '@shopify/polaris';
import { Fragment, useState } from 'react';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { SuggestionsView } from '~/services/promotions/suggestion-views';
import { SuggestionRow } from './SuggestionRow';

/** The others are a button away: each takes a good part of a phone's height. */
const SHOWN_FIRST = 15;

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
  if (loading) return <Loading />;
  if (suggestions.length === 0) return <Nothing view={view} />;

  const shown = isWhole ? suggestions : suggestions.slice(0, SHOWN_FIRST);
  const ids = shown.map(({ listingId }) => listingId);
  const count = ids.filter((id) => selected.has(id)).length;
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(selected);
    if (isOn) next.add(id);
    else next.delete(id);
    onSelect(next);
  };
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('suggestions.list.title')}
          </Text>
          <InlineStack gap="400" blockAlign="center">
            <Checkbox
              label={t('suggestions.list.selectAll')}
              checked={count === 0 ? false : count === ids.length ? true : 'indeterminate'}
              onChange={(isOn) => {
                onSelect(new Set(isOn ? ids : []));
              }}
            />
            <div aria-live="polite">
              <Text as="span" tone="subdued">
                {t('suggestions.list.selected', { count })}
              </Text>
            </div>
          </InlineStack>
        </BlockStack>
        {shown.map((suggestion) => (
          <Fragment key={suggestion.listingId}>
            <Divider />
            <SuggestionRow
              suggestion={suggestion}
              isSelected={selected.has(suggestion.listingId)}
              onSelect={(isOn) => {
                toggle(suggestion.listingId, isOn);
              }}
            />
          </Fragment>
        ))}
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
        <EmptyState
          image="/first-sync.svg"
          heading={t('suggestions.empty.notSynced.title')}
          action={{ content: t('suggestions.empty.notSynced.action'), url: '/app' }}
        >
          <p>{t('suggestions.empty.notSynced.text')}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <TitledCard title={t('suggestions.empty.title')} gap="200">
      <Text as="p">{t('suggestions.empty.text')}</Text>
    </TitledCard>
  );
}
