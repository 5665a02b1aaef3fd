import type { Message } from '~/core/audit/outcome';
import type { Rule } from '~/core/audit/rule';
import type { Listing, Media } from '~/core/listing/listing';
import type { PhotoNotGiven } from '~/core/photos/looked-at';
import type { PhotoReading } from '~/core/photos/photo-words';
import { OutsideError } from '~/services/outside-error';
import { MOST_BYTES } from '~/vision/fetch-photo';
import type { PhotoReader } from '~/vision/photo-reader';
import type { AuditCommand } from './options';
import type { PhotoFolder } from './photo-folder';

export type GivenReading = PhotoReading | PhotoNotGiven;

/** Listings often share a chart of sizes or a banner; more are read again. */
const KEPT_READINGS = 1_000;

/** What is written in the photos of a folder. */
export class PhotoTexts {
  private readonly kept = new Map<string, PhotoReading>();
  private readonly count = { read: 0, unreadable: 0, notGiven: 0 };

  constructor(
    private readonly folder: PhotoFolder,
    private readonly reader: Pick<PhotoReader, 'readBytes' | 'close'>,
  ) {}

  /** Photos are read, a second each, where somebody asks for what stands in them. */
  static isAskedFor({ json, rules }: { json: boolean; rules: readonly Rule[] }): boolean {
    return json || rules.some(({ needs }) => (needs as readonly string[]).includes('photos'));
  }

  /** By the photo's id. */
  async readingsOf({ media }: Pick<Listing, 'media'>): Promise<Map<string, GivenReading>> {
    const readings = new Map<string, GivenReading>();
    for (const photo of media.filter(({ kind }) => kind === 'IMAGE')) {
      const reading = await this.readingOf(photo);
      this.count[reading.state] += 1;
      readings.set(photo.id, reading);
    }
    return readings;
  }

  /** What came of it, for whoever gave the folder. */
  summary({ photos: folder = '' }: Pick<AuditCommand, 'photos'>): Message {
    const { read, unreadable, notGiven } = this.count;
    const photos = read + unreadable + notGiven;
    return {
      id: 'auditCommand.photosRead',
      data: { file: folder, photos, read, unreadable, notGiven },
    };
  }

  async close(): Promise<void> {
    await this.reader.close();
  }

  private async readingOf({ url }: Media): Promise<GivenReading> {
    const name = this.folder.nameOf(url);
    if (name === null) return { state: 'notGiven' };
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const reading = await this.readFile(name);
    if (this.kept.size === KEPT_READINGS) {
      const [oldest] = this.kept.keys();
      if (oldest !== undefined) this.kept.delete(oldest);
    }
    this.kept.set(name, reading);
    return reading;
  }

  private async readFile(name: string): Promise<PhotoReading> {
    if ((await this.folder.bytesOf(name)) > MOST_BYTES) {
      return { state: 'unreadable', why: 'tooLarge' };
    }
    try {
      return await this.reader.readBytes(await this.folder.read(name));
    } catch (error) {
      // The machine is too busy: no reason to lose what was read of the others.
      if (error instanceof OutsideError) return { state: 'unreadable', why: 'timedOut' };
      throw error;
    }
  }
}
