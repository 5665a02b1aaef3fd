import { word } from './words';

/** The first answer is on its way. */
export function Busy({ text }: { text: 'extension.loading' | 'extension.checking' }) {
  return (
    <s-stack direction="inline" gap="small" alignItems="center">
      <s-spinner accessibilityLabel={word(text)} size="base" />
      <s-text>{word(text)}</s-text>
    </s-stack>
  );
}
