import { BlockStack, Divider, InlineStack, Link, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslate } from '~/components/language';
import { SendingBadge, SendingTrouble } from '~/components/SendingStatus';
import { TitledCard } from '~/components/TitledCard';
import { When } from '~/components/When';
import type { SendingView } from '~/services/digest/views';
import type { DigestActions } from './use-digest-actions';

const ISO_WEEK = /^(?<year>\d+)-W0?(?<week>\d+)$/;

export function PastDigestsCard(props: {
  sendings: SendingView[];
  actions: DigestActions;
  onSendAgain: (sending: SendingView) => void;
}) {
  const { sendings, actions, onSendAgain } = props;
  const t = useTranslate();
  return (
    <TitledCard title={t('digests.past.title')}>
      {sendings.length === 0 && <Text as="p">{t('digests.past.none')}</Text>}
      {sendings.map((sending, index) => (
        <Fragment key={sending.id}>
          {index > 0 && <Divider />}
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm" breakWord>
                <Link url={`/app/digests/${encodeURIComponent(sending.id)}`}>
                  {sending.subject}
                </Link>
              </Text>
              <SendingBadge state={sending.state} />
            </InlineStack>
            <Text as="p" tone="subdued" breakWord>
              <Details sending={sending} /> · <When instant={sending.at} withTime />
            </Text>
            <SendingTrouble
              sending={sending}
              isBusy={actions.isDoing('sendAgain', sending.id)}
              onSendAgain={() => {
                onSendAgain(sending);
              }}
            />
          </BlockStack>
        </Fragment>
      ))}
    </TitledCard>
  );
}

function Details({ sending: { email, isoWeek } }: { sending: SendingView }) {
  const t = useTranslate();
  const { year = '', week = '' } = ISO_WEEK.exec(isoWeek)?.groups ?? {};
  return t('digests.past.details', {
    email: email === '' ? t('digests.past.removed') : email,
    week: Number(week),
    year,
  });
}
