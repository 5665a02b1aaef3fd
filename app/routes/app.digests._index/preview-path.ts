import type { RecipientInput } from '~/core/digest/recipient';

/** The page that shows what such a recipient would get now. */
export function previewPath({
  language,
  audiences,
}: Pick<RecipientInput, 'language' | 'audiences'>): string {
  const params = new URLSearchParams({ language });
  for (const audience of audiences) params.append('audience', audience);
  return `/app/digests/preview?${params}`;
}
