import { BlockStack, Card, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { isDay } from '~/core/days/day-number';
import { WEEK_MS } from '~/core/days/milliseconds';
import type { DigestWords } from '~/locales/digest-words';
import type { ChangesSince, ChangesView } from '~/services/digest/views';
import { optionOf, SINCE_OPTIONS } from './changes-url';

/** Since when to look. `onChange` is told what stands in the address: `week`, `lastVisit`, `lastDigest` or a day. */
export function SinceCard(props: {
  since: ChangesSince;
  changes: ChangesView;
  words: DigestWords;
  onChange: (since: string) => void;
}) {
  const { since, changes, words, onChange } = props;
  const { t, format } = words;
  const { digest, knownSince, lastDigestAt, lastVisitAt, today } = changes;
  const [option, setOption] = useState(optionOf(since));
  const [day, setDay] = useState(typeof since === 'object' ? since.day : '');
  const [shown, setShown] = useState(since);
  const first = knownSince ?? today;
  // Nothing else is known to compare with.
  const isWeek =
    option === 'week' ||
    (option === 'lastDigest' && lastDigestAt === null) ||
    (option === 'lastVisit' && lastVisitAt === null);
  const isShownAsOneTime = format.dateTime(digest.since) === format.dateTime(digest.until);
  const isWrong = day !== '' && !isKnownDay(day);

  function isKnownDay(text: string): boolean {
    return isDay(text) && text >= first && text <= today;
  }

  // The address changed by other means, such as the browser's way back.
  if (JSON.stringify(shown) !== JSON.stringify(since)) {
    setShown(since);
    setOption(optionOf(since));
    if (typeof since === 'object') setDay(since.day);
  }

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="400" blockAlign="start">
          <Select
            label={t('changes.since')}
            options={SINCE_OPTIONS.map((value) => ({ value, label: t(`changes.since.${value}`) }))}
            value={option}
            onChange={(value) => {
              const chosen = SINCE_OPTIONS.find((each) => each === value) ?? 'week';
              setOption(chosen);
              if (chosen !== 'day') onChange(chosen);
            }}
          />
          {option === 'day' && (
            <TextField
              label={t('changes.day')}
              type="date"
              autoComplete="off"
              min={first}
              max={today}
              value={day}
              error={
                isWrong
                  ? t('changes.day.invalid', {
                      first: format.day(first),
                      last: format.day(today),
                    })
                  : undefined
              }
              onChange={(value) => {
                setDay(value);
                if (isKnownDay(value)) onChange(value);
              }}
            />
          )}
        </InlineStack>
        {option === 'lastDigest' && lastDigestAt === null && (
          <Text as="p">{t('changes.noDigest')}</Text>
        )}
        {option === 'lastVisit' && lastVisitAt === null && (
          <Text as="p">{t('changes.noVisit')}</Text>
        )}
        {isWeek && (
          <Text as="p">
            {t(isShorterThanAWeek(digest) ? 'changes.sinceFirstScan' : 'changes.lastWeek')}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {format.dateTime(digest.since)}
          {isShownAsOneTime ? '' : ` – ${format.dateTime(digest.until)}`}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** Nothing is known of before the first complete audit. */
function isShorterThanAWeek({ since, until }: ChangesView['digest']): boolean {
  return Date.parse(until) - Date.parse(since) < WEEK_MS;
}
