import { Badge, BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { ChangeState } from '~/core/changes/change';
import type { ChangeView } from '~/services/changes/views';
import { useTranslate } from './language';
import { ListingLink } from './ListingName';
import { Modal } from './Modal';
import { useUndoChanges } from './use-undo-changes';
import { When } from './When';

const TONES: Record<ChangeState, 'info' | 'success' | 'warning' | undefined> = {
  planned: 'info',
  writing: 'info',
  written: 'success',
  refused: 'warning',
  overtaken: 'warning',
  undone: undefined,
};

/** Changes with what was there before and after, and a way back where there is one. */
export function ChangeList(props: { changes: ChangeView[]; withListing: boolean }) {
  const undo = useUndoChanges();
  const changes = props.changes.map((change) => undo.latestOf(change));
  const t = useTranslate();
  const [asked, setAsked] = useState<ChangeView | null>(null);
  return (
    <>
      {undo.error && (
        <Text as="p" tone="critical">
          {t(undo.error.id, undo.error.data)}
        </Text>
      )}
      <ul className="changes">
        {changes.map((change) => (
          <li key={change.id}>
            <ChangeItem
              change={change}
              withListing={props.withListing}
              isBusy={undo.isBusy}
              onUndo={() => {
                setAsked(change);
              }}
            />
          </li>
        ))}
      </ul>
      {asked && (
        <Modal
          title={t('history.undo.title')}
          primary={{
            label: t('action.undo'),
            onPress: () => {
              undo.undo([asked.id]);
              setAsked(null);
            },
          }}
          onClose={() => {
            setAsked(null);
          }}
        >
          <BlockStack gap="200">
            <Text as="p">{t('history.undo.text')}</Text>
            <Value label={t('history.undo.now')} text={asked.after} />
            <Value label={t('history.undo.then')} text={asked.before} />
          </BlockStack>
        </Modal>
      )}
    </>
  );
}

function ChangeItem(props: {
  change: ChangeView;
  withListing: boolean;
  isBusy: boolean;
  onUndo: () => void;
}) {
  const { change, withListing, isBusy, onUndo } = props;
  const { state, part, kind, before, after } = change;
  const t = useTranslate();
  const what =
    part === null
      ? t(`history.kind.${kind}`)
      : t('history.french', { part: t(`french.part.${part}`) });
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        {withListing && change.listingTitle !== null && (
          <ListingLink id={change.listingId} title={change.listingTitle} />
        )}
        <Text as="span">{what}</Text>
        <Badge tone={TONES[state]}>{t(`history.state.${state}`)}</Badge>
      </InlineStack>
      <Value label={t('history.before')} text={before} />
      <Value label={t('history.after')} text={after} />
      <WhatBecame change={change} />
      <Text as="p" tone="subdued" variant="bodySm">
        {t('history.by', { by: change.askedBy })} <When instant={change.askedAt} withTime />
      </Text>
      {state === 'written' && before !== after && (
        <Box>
          <Button
            variant="plain"
            disabled={isBusy}
            onClick={onUndo}
            accessibilityLabel={t('history.undo.label', { what })}
          >
            {t('action.undo')}
          </Button>
        </Box>
      )}
    </BlockStack>
  );
}

const LONGEST_SHOWN = 300;

function Value({ label, text }: { label: string; text: string | null }) {
  const t = useTranslate();
  const said = text === null ? t('history.none') : cut(text);
  return (
    <Text as="p" breakWord>
      <Text as="span" tone="subdued">
        {label}
      </Text>{' '}
      {said}
    </Text>
  );
}

function cut(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN).trimEnd()}…`;
}

/** Why it was not written, or not taken back. */
function WhatBecame({ change }: { change: ChangeView }) {
  const { state, overtakenBy, found, failure, undoneBy } = change;
  const t = useTranslate();
  return (
    <>
      {state === 'overtaken' && overtakenBy !== null && (
        <>
          <Text as="p">{t(`history.overtaken.${overtakenBy}`)}</Text>
          {overtakenBy === 'value' && <Value label={t('history.found')} text={found} />}
        </>
      )}
      {failure !== null && (
        <Text as="p">
          {failure.words === null
            ? t(`history.refused.${failure.kind}`)
            : t('history.refused.words', { words: failure.words })}
        </Text>
      )}
      {undoneBy !== null && state === 'undone' && (
        <Text as="p" tone="subdued" variant="bodySm">
          {t('history.undoneBy', { by: undoneBy })}
        </Text>
      )}
    </>
  );
}
