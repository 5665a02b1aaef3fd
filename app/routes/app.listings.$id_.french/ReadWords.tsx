import type { ReadText } from '~/core/changes/read-passages';

/** A text as a buyer reads it, its tags made harmless, with passages marked that lead to what is said of them. */
export function ReadWords(props: {
  text: ReadText;
  /** BCP 47; `null`: not known. */
  lang: string | null;
  label: string;
  isHtml: boolean;
}) {
  const { text, lang, label, isHtml } = props;
  return (
    <div
      className={isHtml ? 'source-text lens-text' : 'source-text source-lines'}
      role="group"
      aria-label={label}
      // A long one is scrolled, also by keys.
      tabIndex={isHtml ? 0 : undefined}
      lang={lang ?? undefined}
      dangerouslySetInnerHTML={{ __html: text.html }}
    />
  );
}
