import { Badge, Box, Button, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import type { LensText, Wording } from '~/core/lens/lens';

/** As many characters of HTML as stand in about fifteen lines. */
const LONG_CHARACTERS = 1_200;

/** Text of the listing in its own language, as clean HTML; a long one opens. */
export function LensWords({ text, isLong = false }: { text: LensText; isLong?: boolean }) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const words = { lang: text.lang, dangerouslySetInnerHTML: { __html: text.html } };
  if (!isLong) return <span {...words} />;
  if (text.html === '') {
    return (
      <Text as="p" tone="subdued">
        {t('lens.noDescription')}
      </Text>
    );
  }
  const isFolded = text.html.length > LONG_CHARACTERS && !isOpen;
  return (
    <>
      <div className={isFolded ? 'lens-text lens-text-folded' : 'lens-text'} {...words} />
      {isFolded && (
        <Box>
          <Button
            variant="plain"
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t('lens.wholeDescription')}
          </Button>
        </Box>
      )}
    </>
  );
}

const TONES = {
  french: 'success',
  frenchOfOneMarket: 'attention',
  frenchMaybeUnpublished: 'attention',
  noFrench: 'warning',
  frenchNotPublished: 'warning',
  frenchNotRead: 'attention',
  englishNotRead: 'attention',
} as const satisfies Record<Exclude<Wording, 'own'>, string>;

/** In whose words it is, where more than one could be expected. */
export function WordingBadge({ wording }: { wording: Wording }) {
  const t = useTranslate();
  return wording === 'own' ? null : (
    <Badge tone={TONES[wording]}>{t(`lens.wording.${wording}`)}</Badge>
  );
}
