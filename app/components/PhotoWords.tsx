import { Text } from '@shopify/polaris';
import type { PhotoWordsView } from '~/core/photos/photo-view';
import { useTranslate } from './language';

/** What was read in a photo, and in which language; or why nothing was. */
export function PhotoWords({ words }: { words: PhotoWordsView }) {
  const t = useTranslate();
  return (
    <Text as="p" variant="bodySm" tone="subdued" breakWord>
      {sayWords(t, words)}
    </Text>
  );
}

function sayWords(t: ReturnType<typeof useTranslate>, words: PhotoWordsView): string {
  switch (words.state) {
    case 'notYet':
      return t('photoWords.notYet');
    case 'unreadable':
      return t(`photoWords.unreadable.${words.why}`);
    case 'read':
      return words.text === ''
        ? t('photoWords.none')
        : t(`photoWords.read.${words.languages ?? 'neither'}`, { text: words.text });
  }
}
