import { useFetcher } from '@remix-run/react';
import { Button, Form, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { Answer, Gone } from '~/services/answer';
import type { NamedOrder, NotAsked } from '~/services/replies/views';

type Found = Answer<NamedOrder, Gone | NotAsked>;

/** Has the letter take number and days of an order. */
export function OrderCard({ onFound }: { onFound: (order: NamedOrder) => void }) {
  const t = useTranslate();
  const [name, setName] = useState('');
  const fetcher = useFetcher<Found>({ key: 'reply-order' });
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;

  useEffect(() => {
    if (answer?.done) onFound(answer.value);
  }, [answer, onFound]);

  return (
    <TitledCard title={t('replies.order.title')} text={t('replies.order.text')} gap="300">
      <Form
        onSubmit={() => {
          if (name.trim() !== '') {
            fetcher.load(`/app/replies/order?name=${encodeURIComponent(name.trim())}`);
          }
        }}
      >
        <TextField
          label={t('replies.order.number')}
          helpText={t('replies.order.number.help')}
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={setName}
          connectedRight={
            <Button submit loading={fetcher.state !== 'idle'} disabled={name.trim() === ''}>
              {t('replies.order.fill')}
            </Button>
          }
        />
      </Form>
      <div role="status">{answer && <WhatCame answer={answer} />}</div>
    </TitledCard>
  );
}

function WhatCame({ answer }: { answer: Found }) {
  const t = useTranslate();
  const format = useFormatter();
  if (answer.done) {
    const { name, placedOn, fulfilledOn } = answer.value;
    const day = format.day(placedOn);
    return (
      <Text as="p">
        {fulfilledOn === null
          ? t('replies.order.filled', { name, day })
          : t('replies.order.filledSent', { name, day, end: format.day(fulfilledOn) })}
      </Text>
    );
  }
  if (answer.because.why === 'gone') return <Text as="p">{t('replies.order.unknown')}</Text>;
  const isShutOut = ['access', 'customerDataNotGranted'].includes(answer.because.kind);
  return <Text as="p">{t(isShutOut ? 'replies.order.noAccess' : 'replies.order.notReached')}</Text>;
}
