import { Badge, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { isPriceKind, type ChangeState } from '~/core/changes/change';
import type { ChangeView } from '~/services/changes/views';
import type { Translate } from '~/locales/translate';
import { useTranslate } from './language';
import { ListingLink } from './ListingName';
import { Modal } from './Modal';
import { useIsViewer } from './staff';
import { useUndoChanges } from './use-undo-changes';
import { useSayValue } from './use-say-value';
import { When } from './When';

const TONES: Record<ChangeState, 'info' | 'success' | 'warning' | undefined> = {
  planned: 'info',
  held: undefined,
  writing: 'info',
  written: 'success',
  refused: 'warning',
  overtaken: 'warning',
  undone: undefined,
  calledOff: undefined,
};

/** Changes with what was there before and after, and a way back where there is one. */
export function ChangeList(props: { changes: ChangeView[]; withListing: boolean }) {
  const undo = useUndoChanges();
  const changes = props.changes.map((change) => undo.latestOf(change));
  const t = useTranslate();
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      {undo.error && (
        <Text as="p" tone="critical">
          {t(undo.error.id, undo.error.data)}
        </Text>
      )}
      <ul className="changes">
        {changes.map((change, index) => (
          <li key={change.id}>
            <ChangeItem
              change={change}
              withListing={props.withListing}
              isBusy={undo.isBusy}
              onUndo={() => {
                setAsked({ change, together: false });
              }}
              onUndoTogether={
                change.undoableTogether > 1 && change.batch !== changes[index - 1]?.batch
                  ? () => {
                      setAsked({ change, together: true });
                    }
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
      {asked && (
        <UndoModal
          {...asked}
          onUndo={() => {
            const { change, together } = asked;
            undo.undo(together ? { batch: change.batch } : { ids: [change.id] });
            setAsked(null);
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

interface Asked {
  change: ChangeView;
  /** All that was saved with it. */
  together: boolean;
}

function UndoModal(props: Asked & { onUndo: () => void; onClose: () => void }) {
  const { change, together, onUndo, onClose } = props;
  const t = useTranslate();
  const count = change.undoableTogether;
  const isFrench = change.kind === 'french';
  const say = useSay(change);
  return (
    <Modal
      title={t('history.undo.title')}
      primary={{ label: t('action.undo'), onPress: onUndo }}
      onClose={onClose}
    >
      <BlockStack gap="200">
        <Text as="p">
          {together
            ? t('history.undo.togetherText', { count, isFrench })
            : t('history.undo.text', { isFrench })}
        </Text>
        {change.kind === 'photo' && <Text as="p">{t('photo.undo')}</Text>}
        {!together && (
          <>
            <Value label={t('history.undo.now')} text={say(change.after)} />
            <Value label={t('history.undo.then')} text={say(change.before)} />
          </>
        )}
      </BlockStack>
    </Modal>
  );
}

function ChangeItem(props: {
  change: ChangeView;
  withListing: boolean;
  isBusy: boolean;
  onUndo: () => void;
  onUndoTogether: (() => void) | undefined;
}) {
  const { change, withListing, isBusy, onUndo, onUndoTogether } = props;
  const { state, before, after } = change;
  const t = useTranslate();
  const isViewer = useIsViewer();
  const say = useSay(change);
  const what = sayWhat(t, change);
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        {withListing && change.listingTitle !== null && (
          <ListingLink id={change.listingId} title={change.listingTitle} />
        )}
        <Text as="span">{what}</Text>
        <Badge tone={TONES[state]}>{t(`history.state.${state}`)}</Badge>
      </InlineStack>
      <Value label={t('history.before')} text={say(before)} />
      <Value label={t('history.after')} text={say(after)} />
      <WhatBecame change={change} />
      <Text as="p" tone="subdued" variant="bodySm">
        {t('history.by', { isViewer: isViewer(change.askedBy) })}{' '}
        <When instant={change.askedAt} withTime />
      </Text>
      <InlineStack gap="400">
        {state === 'written' && before !== after && (
          <Button
            variant="plain"
            disabled={isBusy}
            onClick={onUndo}
            accessibilityLabel={t('history.undo.label', { what })}
          >
            {t('action.undo')}
          </Button>
        )}
        {onUndoTogether && (
          <Button variant="plain" disabled={isBusy} onClick={onUndoTogether}>
            {t('history.undo.together', { count: change.undoableTogether })}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

/** What is fixed in no price list is a price all the same. */
function useSay({ kind }: ChangeView): (value: string | null) => string | null {
  const t = useTranslate();
  const sayValue = useSayValue();
  return (value) =>
    value === null && isPriceKind(kind)
      ? t('history.price.followsOwn')
      : value && sayValue(kind, value);
}

function sayWhat(t: Translate, change: ChangeView): string {
  const { part, kind, variant, isOfOneMarket, source } = change;
  if (part !== null) {
    const id = isOfOneMarket ? 'history.french.ofOneMarket' : 'history.french';
    return t(id, { part: t(`french.part.${part}`) });
  }
  const what =
    kind === 'listPrice' && source !== null
      ? t('history.price.in', { market: source })
      : t(`history.kind.${kind}`);
  return variant === null ? what : t('history.ofVariant', { what, variant });
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
  const isViewer = useIsViewer();
  const say = useSay(change);
  return (
    <>
      {state === 'overtaken' && overtakenBy !== null && (
        <>
          <Text as="p">{t(`history.overtaken.${overtakenBy}`)}</Text>
          {overtakenBy === 'value' && <Value label={t('history.found')} text={say(found)} />}
        </>
      )}
      {state === 'calledOff' && (
        <Text as="p">
          {t(isPriceKind(change.kind) ? 'history.calledOff.sale' : 'history.calledOff')}
        </Text>
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
          {isPriceKind(change.kind)
            ? // By whom, or by its end, is the promotion's to say.
              t('history.price.back')
            : t('history.undoneBy', { isViewer: isViewer(undoneBy) })}
        </Text>
      )}
    </>
  );
}
