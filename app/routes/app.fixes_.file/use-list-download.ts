import { useDownload } from '~/components/use-download';

export type ListName = 'french' | 'customs' | 'altTexts' | 'shopify';
export type ListFormat = 'csv' | 'xlsx';

/** What is left to do, as a file. Shopify may not answer, or have no French to write. */
export function useListDownload() {
  return useDownload('/app/fixes/file/export', (body) =>
    body.includes('noFrench') ? 'worklist.export.noFrench' : 'worklist.export.failed',
  );
}
