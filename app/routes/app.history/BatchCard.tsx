import { useFetcher } from '@remix-run/react';
import { Button, InlineStack, Link, ProgressBar, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import { TitledCard } from '~/components/TitledCard';
import { CHANGE_STATES } from '~/core/changes/change';
import type { BatchView } from '~/services/changes/views';

/** How far what was asked for together is, with ways to pause and to end it, and to what was not written. */
export function BatchCard({ batch }: { batch: BatchView }) {
  const { counts, total } = batch;
  const t = useTranslate();
  const fetcher = useFetcher({ key: 'batch' });
  const { planned = 0, writing = 0, held = 0 } = counts;
  const settled = total - planned - writing - held;
  const intent = held > 0 ? 'letGo' : 'hold';
  const [isAsked, setAsked] = useState(false);
  const submit = (asked: 'hold' | 'letGo' | 'callOff') => {
    fetcher.submit({ intent: asked, batch: batch.batch }, { method: 'post' });
  };
  return (
    <TitledCard title={t('history.batch.title')} gap="300">
      <div aria-live="polite">
        <Text as="p">{t('history.batch.progress', { settled, total })}</Text>
      </div>
      <ProgressBar
        progress={(settled / total) * 100}
        size="small"
        ariaLabelledBy="batch-progress"
      />
      <span id="batch-progress" hidden>
        {t('history.batch.title')}
      </span>
      <InlineStack gap="400">
        {CHANGE_STATES.filter((state) => counts[state]).map((state) => (
          <Link key={state} url={`/app/history?batch=${batch.batch}&state=${state}`}>
            {t('history.batch.inState', {
              value: t(`history.state.${state}`),
              count: counts[state] ?? 0,
            })}
          </Link>
        ))}
      </InlineStack>
      {planned > 0 && batch.isOfSale && (
        <Text as="p">
          {t('history.batch.ofSale')}{' '}
          <Link url="/app/promotions">{t('history.batch.promotions')}</Link>
        </Text>
      )}
      {planned + held > 0 && !batch.isOfSale && (
        <InlineStack gap="400" blockAlign="center">
          <Button
            loading={fetcher.state !== 'idle'}
            onClick={() => {
              submit(intent);
            }}
          >
            {t(`history.batch.${intent}`)}
          </Button>
          <Button
            variant="plain"
            tone="critical"
            disabled={fetcher.state !== 'idle'}
            onClick={() => {
              setAsked(true);
            }}
          >
            {t('history.batch.callOff')}
          </Button>
        </InlineStack>
      )}
      {isAsked && (
        <Modal
          title={t('history.batch.callOff.title')}
          primary={{
            label: t('history.batch.callOff'),
            isDestructive: true,
            onPress: () => {
              submit('callOff');
              setAsked(false);
            },
          }}
          closeLabel={t('history.batch.callOff.keep')}
          onClose={() => {
            setAsked(false);
          }}
        >
          <Text as="p">{t('history.batch.callOff.text', { count: planned + held })}</Text>
        </Modal>
      )}
    </TitledCard>
  );
}
