import {
  Badge,
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Divider,
  InlineStack,
  Text,
} from '@shopify/polaris';
import { Fragment } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { When } from '~/components/When';
import { TitledCard } from '~/components/TitledCard';
import type { RecipientState } from '~/core/digest/recipient';
import type { RecipientView } from '~/services/digest/views';
import { previewPath } from './preview-path';
import type { DigestActions, RecipientIntent } from './use-digest-actions';

const TONES = {
  active: 'success',
  unconfirmed: 'attention',
  paused: undefined,
  unsubscribed: undefined,
  refused: 'warning',
} as const;

/** What can be done about a recipient in each state, beside editing, previewing and removing. */
const INTENTS: Record<RecipientState, RecipientIntent[]> = {
  active: ['test', 'pause'],
  unconfirmed: ['ask'],
  paused: ['test', 'resume'],
  unsubscribed: [],
  refused: ['resume'],
};

export function RecipientsCard(props: {
  recipients: RecipientView[];
  actions: DigestActions;
  onEdit: (recipient: RecipientView) => void;
  onRemove: (recipient: RecipientView) => void;
}) {
  const { recipients, ...rest } = props;
  const t = useTranslate();
  return (
    <TitledCard title={t('digests.recipients.title')}>
      {recipients.length === 0 && <Text as="p">{t('digests.recipients.none')}</Text>}
      {recipients.map((recipient, index) => (
        <Fragment key={recipient.id}>
          {index > 0 && <Divider />}
          <Recipient recipient={recipient} {...rest} />
        </Fragment>
      ))}
    </TitledCard>
  );
}

function Recipient(props: {
  recipient: RecipientView;
  actions: DigestActions;
  onEdit: (recipient: RecipientView) => void;
  onRemove: (recipient: RecipientView) => void;
}) {
  const { recipient, actions, onEdit, onRemove } = props;
  const { id, email, language, weekday, hour, audiences, state, lastSentAt } = recipient;
  const t = useTranslate();
  const format = useFormatter();
  const labels = (action: RecipientIntent | 'edit' | 'preview') => ({
    children: t(`digests.action.${action}`),
    accessibilityLabel: t('digests.action.for', { action: t(`digests.action.${action}`), email }),
  });
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm" breakWord>
          {email}
        </Text>
        <Badge tone={TONES[state]} toneAndProgressLabelOverride={t('digests.state.label')}>
          {t(`digests.state.${state}`)}
        </Badge>
      </InlineStack>
      <Text as="p">
        {t('digests.recipient.details', {
          language: t(`digests.language.${language}`),
          when: t('digests.recipient.when', {
            weekday: t(`digest.weekday.${weekday}`),
            hour: format.hour(hour),
          }),
          audiences: format.list(audiences.map((audience) => t(`audience.${audience}`))),
        })}
      </Text>
      <Text as="p" tone="subdued">
        {lastSentAt === null ? (
          t('digests.recipient.noneSent')
        ) : (
          <>
            {t('digests.recipient.lastSent')} <When instant={lastSentAt} withTime />
          </>
        )}
      </Text>
      <StateNote recipient={recipient} />
      <ButtonGroup>
        {state !== 'unsubscribed' && (
          <Button
            {...labels('edit')}
            onClick={() => {
              onEdit(recipient);
            }}
          />
        )}
        <Button {...labels('preview')} url={previewPath(recipient)} />
        {INTENTS[state].map((intent) => (
          <Button
            key={intent}
            {...labels(intent)}
            loading={actions.isDoing(intent, id)}
            disabled={actions.isBusy}
            onClick={() => {
              actions.ask(intent, id);
            }}
          />
        ))}
        <Button
          {...labels('remove')}
          variant="plain"
          tone="critical"
          onClick={() => {
            onRemove(recipient);
          }}
        />
      </ButtonGroup>
    </BlockStack>
  );
}

/** Why no digest goes to this recipient, and what to do. */
function StateNote({ recipient: { state, refusal } }: { recipient: RecipientView }) {
  const t = useTranslate();
  const isAsked = state === 'unconfirmed';
  if (state === 'unsubscribed' || (isAsked && refusal === null))
    return <Text as="p">{t(`digests.recipient.${state}`)}</Text>;
  if (state !== 'refused' && !isAsked) return null;
  return (
    <Banner tone="warning">
      <BlockStack gap="200">
        <Text as="p">{t(`digests.recipient.${isAsked ? 'questionReturned' : 'refused'}`)}</Text>
        {refusal && (
          <Text as="p" breakWord>
            {t('digests.recipient.response', { response: refusal.response })}{' '}
            <When instant={refusal.at} withTime />
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
}
