import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { showToast } from '~/components/app-bridge';
import { useFormatter, useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { Moment, ReplyLanguage, ReplyPart } from '~/core/replies/reply';
import { copyText } from './copy-text';
import type { FilledLetter } from './use-filled-letter';
import type { OwnWordings } from './use-own-wording';

/** The letter as it would be sent, its gaps marked, to be copied in a click. */
export function LetterCard(props: {
  moment: Moment;
  language: ReplyLanguage;
  letter: FilledLetter;
  own: OwnWordings;
}) {
  const { moment, language, letter, own } = props;
  const t = useTranslate();
  const format = useFormatter();
  const { count, fields } = { count: letter.gaps.length, fields: letter.gaps };
  return (
    <TitledCard title={t('replies.letter.title')}>
      {own.whyNot && (
        <Banner tone="critical">
          <p>{t(own.whyNot.id, own.whyNot.data)}</p>
        </Banner>
      )}
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t('replies.letter.subject')}
        </Text>
        <Letter parts={letter.subject} language={language} />
        <hr className="letter-rule" />
        <Letter parts={letter.body} language={language} />
      </BlockStack>
      <div role="status">
        <Text as="p" tone="subdued">
          {count === 0
            ? t('replies.letter.whole')
            : t('replies.letter.gaps', {
                count,
                fields: format.list(fields.map((field) => t(`replies.field.${field}`))),
              })}
        </Text>
      </div>
      <CopyButtons letter={letter} />
      <Text as="p" tone="subdued">
        {own.chosen === null
          ? `${t('replies.commits')} ${t(`replies.commits.${moment}`)}`
          : t('replies.commits.own')}
      </Text>
      <InlineStack gap="400">
        {own.chosen !== null && (
          <>
            <Button variant="plain" onClick={own.edit}>
              {t('replies.own.edit')}
            </Button>
            <Button variant="plain" onClick={own.remove}>
              {t('replies.own.remove')}
            </Button>
          </>
        )}
        <Button variant="plain" onClick={own.make}>
          {t('replies.own.make')}
        </Button>
      </InlineStack>
    </TitledCard>
  );
}

function Letter({ parts, language }: { parts: ReplyPart[]; language: ReplyLanguage }) {
  const t = useTranslate();
  return (
    <p className="letter" lang={language}>
      {parts.map((part, index) =>
        'text' in part ? (
          part.text
        ) : (
          <mark key={`${part.gap} ${index}`}>{`[${t(`replies.field.${part.gap}`)}]`}</mark>
        ),
      )}
    </p>
  );
}

function CopyButtons({ letter }: { letter: FilledLetter }) {
  const t = useTranslate();
  const [hasFailed, setHasFailed] = useState(false);
  const asText = (parts: ReplyPart[]) =>
    parts
      .map((part) => ('text' in part ? part.text : `[${t(`replies.field.${part.gap}`)}]`))
      .join('');
  const copy = async (parts: ReplyPart[], copied: string) => {
    const count = new Set(parts.flatMap((part) => ('gap' in part ? [part.gap] : []))).size;
    const isCopied = await copyText(asText(parts));
    setHasFailed(!isCopied);
    if (isCopied) showToast(count === 0 ? copied : t('replies.copied.gaps', { count }));
  };
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Button variant="primary" onClick={() => void copy(letter.body, t('replies.copied'))}>
          {t('replies.copy')}
        </Button>
        <Button onClick={() => void copy(letter.subject, t('replies.copied.subject'))}>
          {t('replies.copy.subject')}
        </Button>
      </InlineStack>
      {hasFailed && (
        <Banner tone="warning">
          <p>{t('replies.copy.failed')}</p>
        </Banner>
      )}
    </BlockStack>
  );
}
