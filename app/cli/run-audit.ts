import type { Writable } from 'node:stream';
import type { Message } from '~/core/audit/outcome';
import { ListingAudit } from '~/core/audit/run';
import type { Listing } from '~/core/listing/listing';
import { PhraseCount, type RepeatedPhrases } from '~/core/listing/repeated-phrases';
import { openCatalogue, type Catalogue } from '~/files/open-catalogue';
import type { SideFileUse } from '~/files/side-file';
import { translator } from '~/locales/translate';
import { createPhotoReader } from '~/vision/photo-reader';
import { FixesReport } from './fixes-report';
import { HtmlReport } from './html/html-report';
import { JsonReport } from './json-report';
import type { AuditCommand } from './options';
import { PhotoFolder } from './photo-folder';
import { PhotoTexts } from './photo-texts';
import { SideFiles } from './side-files';
import { tableReport } from './table-report';
import { Tally } from './tally';
import { printable } from './terminal-text';
import { WorstListings } from './worst-listings';

export interface CommandOutput {
  report: Writable;
  /** Of the terminal; what is no terminal is written as for a wide one. */
  widthInColumns: number;
  /** Assumptions, and rows that went unused: one line each, beside the report. */
  note(line: string): void;
}

export interface AuditOutcome {
  failOnMet: boolean;
}

/** Enough text to tell the language by, few enough listings to hold. */
const LANGUAGE_SAMPLE_LISTINGS = 200;

/** Audits one catalogue file and writes its report. Throws `BadFileError` before anything is written. */
export async function runAudit(
  command: AuditCommand,
  output: CommandOutput,
): Promise<AuditOutcome> {
  const sideFiles = await SideFiles.read(command);
  const catalogue = await openCatalogue(command.file, { currency: sideFiles.currency });
  await sideFiles.meet(() => catalogue.listings());
  const t = translator(command.language);
  const note = ({ id, data }: Message): void => {
    output.note(printable(t(id, data)));
  };
  const tally = new Tally(command.rules);
  const worst = new WorstListings();
  const photos = command.photos === undefined ? null : await PhotoFolder.open(command.photos);
  const page =
    command.html === undefined ? null : await HtmlReport.create(command, command.html, photos);
  const json = command.json ? await JsonReport.create(t, command.now) : null;
  const fixes = command.fixes ? await FixesReport.create(command.fixes, command.language) : null;
  const photoTexts =
    photos !== null && PhotoTexts.isAskedFor(command)
      ? new PhotoTexts(photos, createPhotoReader())
      : null;
  try {
    const { sample, rest } = await takeFirst(catalogue.listings(), LANGUAGE_SAMPLE_LISTINGS);
    const store = sideFiles.storeFacts(command, sample);
    const broken = new Set<string>();
    const audit = new ListingAudit({
      now: command.now,
      rules: command.rules,
      judgeArchived: true,
      onRuleError: (rule, error, listing) => {
        // One rule breaks in the same way on listing after listing: the first says it all.
        if (broken.has(rule)) return;
        broken.add(rule);
        output.note(printable(`${rule}: ${listing?.handle ?? ''}: ${String(error)}`));
      },
    });
    const known = {
      now: command.now,
      hasMedia: catalogue.hasMedia,
      repeatedPhrases: await repeatedPhrases(catalogue),
    };
    for await (const read of rest) {
      const photoReadings = await photoTexts?.readingsOf(read);
      const { listing, facts } = sideFiles.complete(read, store, {
        ...known,
        ...(photoReadings && { photoReadings }),
      });
      const results = audit.judge(facts);
      tally.add(listing, results);
      worst.add(listing, results);
      await json?.add(listing, results, photoReadings);
      await page?.add(listing, results);
      await fixes?.add(listing, results);
    }
    if (tally.listings === 0) note({ id: 'auditCommand.noListings', data: { file: command.file } });
    if (catalogue.repeated > 0) {
      const { repeated } = catalogue;
      note({ id: 'auditCommand.repeated', data: { file: command.file, repeated } });
    }
    for (const message of sideFiles.assumptions) note(message);
    for (const { file, savedAs } of [{ ...catalogue, file: command.file }, ...sideFiles.uses()]) {
      if (savedAs) note({ id: 'auditCommand.savedAs', data: { file, ...savedAs } });
    }
    for (const message of sideFiles.uses().flatMap(unusedRows)) note(message);
    if (photoTexts !== null) note(photoTexts.summary(command));
    await page?.finish(tally, worst, sideFiles.assumptions);
    await fixes?.finish();
    if (fixes && command.fixes) {
      note({
        id: 'auditCommand.fixes',
        data: { file: command.fixes.file, lines: fixes.lines },
      });
    }
    if (json) await json.finish(tally, output.report);
    else
      await write(
        output.report,
        tableReport(
          command,
          tally,
          worst,
          sideFiles.notRead(store, {
            hasMedia: catalogue.hasMedia,
            readsPhotos: photoTexts !== null,
          }),
          output.widthInColumns,
        ),
      );
  } finally {
    await photoTexts?.close();
    await json?.close();
    await page?.close();
    await fixes?.close();
  }
  return { failOnMet: command.failOn !== null && tally.failsAt(command.failOn) };
}

/** In a reading of its own, since the first listing may hold what the last one repeats. */
async function repeatedPhrases(catalogue: Catalogue): Promise<RepeatedPhrases> {
  const count = new PhraseCount();
  for await (const listing of catalogue.listings()) count.add(listing);
  return count.repeated();
}

/** Reads ahead without losing what was read: `rest` starts with the sample. */
async function takeFirst(
  listings: AsyncGenerator<Listing>,
  count: number,
): Promise<{ sample: Listing[]; rest: AsyncGenerator<Listing> }> {
  const sample: Listing[] = [];
  while (sample.length < count) {
    const next = await listings.next();
    if (next.done) break;
    sample.push(next.value);
  }
  async function* rest(): AsyncGenerator<Listing> {
    yield* sample;
    yield* listings;
  }
  return { sample, rest: rest() };
}

function unusedRows({
  file,
  rows,
  unmatchedRows,
  unmatchedExamples,
  setAside,
}: SideFileUse): Message[] {
  const messages: Message[] = setAside.map((aside) => ({
    id: 'auditCommand.setAside',
    data: { file, rows: aside.rows, why: aside.why, examples: aside.examples ?? [] },
  }));
  if (unmatchedRows > 0) {
    messages.push({
      id: 'auditCommand.unmatchedRows',
      data: { file, rows, unmatched: unmatchedRows, examples: unmatchedExamples },
    });
  }
  return messages;
}

function write(destination: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    destination.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
