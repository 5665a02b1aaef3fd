import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { DIGEST_LANGUAGES, type DigestLanguage } from '~/core/digest/recipient';

/** Whose digest to show; what an address does not say, or says wrongly, is the reader's language and all audiences. */
export function parsePreviewUrl(
  params: URLSearchParams,
  ofReader: DigestLanguage,
): {
  language: DigestLanguage;
  audiences: Audience[] | null;
} {
  const asked = params.getAll('audience');
  const audiences = AUDIENCES.filter((audience) => asked.includes(audience));
  return {
    language: DIGEST_LANGUAGES.find((language) => language === params.get('language')) ?? ofReader,
    audiences: audiences.length > 0 ? audiences : null,
  };
}
