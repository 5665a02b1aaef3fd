import type { Message } from '~/core/audit/outcome';
import type { StoreDomain } from '~/core/store/store-domain';
import type { TableFormat, Tables } from '../common-ports';
import type { ReplyPorts } from './ports';

const COLUMNS = ['moment', 'language', 'name', 'subject', 'body', 'saved_at'];

/** The merchant's own letters. */
export async function exportReplies(
  { replies, tables }: ReplyPorts & Tables,
  store: StoreDomain,
  { format, say }: { format: TableFormat; say: (message: Message) => string },
): Promise<AsyncIterable<Uint8Array>> {
  const variants = await replies.variants(store, null);
  // eslint-disable-next-line @typescript-eslint/require-await -- tables are written of rows that come one by one
  async function* rows() {
    for (const { moment, language, name, subject, body, savedAt } of variants) {
      yield {
        moment: say({ id: `replies.moment.${moment}`, data: {} }),
        language,
        name,
        subject,
        body,
        saved_at: savedAt.toISOString(),
      };
    }
  }
  return tables.write({ columns: COLUMNS, rows: rows(), format });
}
