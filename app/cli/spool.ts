import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BUFFERED_CHARACTERS = 256 * 1024;

/**
 * Text that is collected in a temporary file and copied to its destination when it is complete: a catalogue that turns
 * out to be broken at its last line prints nothing.
 */
export class Spool {
  private buffered = '';

  private constructor(private readonly file: FileHandle) {}

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'borealist-audit-'));
    const file = await open(join(folder, 'report'), 'wx+');
    // Without a name it vanishes with the process, however that ends.
    await rm(folder, { recursive: true });
    return new Spool(file);
  }

  async add(text: string): Promise<void> {
    this.buffered += text;
    if (this.buffered.length > BUFFERED_CHARACTERS) await this.flush();
  }

  /** Writes all of it to `destination`, at the pace at which it is read. */
  async copyTo(destination: Writable): Promise<void> {
    await this.flush();
    await pipeline(this.file.createReadStream({ start: 0, autoClose: false }), destination, {
      end: false,
    });
  }

  /** What was collected, line by line. */
  async *lines(): AsyncGenerator<string> {
    await this.flush();
    const input = this.file.createReadStream({ start: 0, autoClose: false });
    yield* createInterface({ input, crlfDelay: Infinity });
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async flush(): Promise<void> {
    await this.file.appendFile(this.buffered);
    this.buffered = '';
  }
}
