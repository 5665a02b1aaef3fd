import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Message, RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import { formatter } from '~/locales/format';
import type { MessageId } from '~/locales/messages';
import { FORMATTING_LOCALE, translator, type Translate } from '~/locales/translate';
import { checkWritable } from '../check-writable';
import type { AuditCommand } from '../options';
import { Spool } from '../spool';
import type { Tally } from '../tally';
import type { WorstListings } from '../worst-listings';
import { ListingFindings } from './ListingFindings';
import type { PhotoFolder } from '../photo-folder';
import { photoFinder, type FindPhoto } from './photos';
import { STYLE } from './style';
import { Footer, Summary } from './Summary';

/** Neither programs nor anything from elsewhere: what a catalogue holds is shown, never obeyed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Whoever reads the page ran no command: what was assumed, without its options. */
const TOLD_ON_PAGE: Partial<Record<MessageId, MessageId>> = {
  'auditCommand.currencyAssumed': 'auditReport.currency',
  'auditCommand.currencyFromPrices': 'auditReport.currency',
  'auditCommand.sellsToAssumed': 'auditReport.sellsTo',
  'auditCommand.localeUndetected': 'auditReport.localeUndetected',
};

/** The audit as one page that needs nothing else. Listings without findings are counted and not shown. */
export class HtmlReport {
  private constructor(
    private readonly command: AuditCommand,
    private readonly path: string,
    private readonly spool: Spool,
    private readonly findPhoto: FindPhoto,
    private readonly t: Translate,
  ) {}

  static async create(
    command: AuditCommand,
    path: string,
    photos: PhotoFolder | null,
  ): Promise<HtmlReport> {
    await checkWritable('--html', path);
    const t = translator(command.language);
    return new HtmlReport(command, path, await Spool.create(), photoFinder(photos), t);
  }

  async add(listing: Listing, results: readonly RuleResult[]): Promise<void> {
    const failed = results.filter(({ findings }) => findings.length > 0);
    if (failed.length === 0) return;
    const photo = await this.findPhoto(listing);
    const { t } = this;
    await this.spool.add(
      renderToStaticMarkup(<ListingFindings {...{ listing, failed, photo, t }} />),
    );
  }

  /** Writes the page. */
  async finish(tally: Tally, worst: WorstListings, assumptions: readonly Message[]): Promise<void> {
    const { t, command } = this;
    const { language, now, rules } = command;
    const file = basename(command.file);
    const format = formatter(language, 'UTC');
    const notes = assumptions.flatMap(({ id, data }) => {
      const told = TOLD_ON_PAGE[id];
      return told === undefined ? [] : [t(told, data)];
    });
    const summary = renderToStaticMarkup(
      <Summary {...{ file, now, rules, tally, worst, t, format }} />,
    );
    const page = createWriteStream(this.path);
    page.write(
      `<!doctype html>\n<html lang="${FORMATTING_LOCALE[language]}">${headOf(t('auditReport.title', { file }))}<body>${summary}<main>`,
    );
    if (worst.failing > 0) page.write(heading(t('auditReport.listings')));
    await this.spool.copyTo(page);
    const footer = renderToStaticMarkup(<Footer {...{ rules, tally, notes, t }} />);
    await end(page, `</main>${footer}</body></html>\n`);
  }

  async close(): Promise<void> {
    await this.spool.close();
  }
}

function headOf(title: string): string {
  return renderToStaticMarkup(
    <head>
      <meta charSet="utf-8" />
      <meta httpEquiv="Content-Security-Policy" content={POLICY} />
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <style>{STYLE}</style>
    </head>,
  );
}

function heading(text: string): string {
  return renderToStaticMarkup(<h2>{text}</h2>);
}

async function end(page: Writable, text: string): Promise<void> {
  page.end(text);
  await finished(page);
}

/** Told before the catalogue is read: an audit may take minutes. */
