import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameOf } from '~/core/listing/file-name';
import { UsageError } from './options';

/** A folder with the photos of a catalogue, each named as the last part of its address. */
export class PhotoFolder {
  private constructor(
    private readonly folder: string,
    private readonly names: ReadonlySet<string>,
  ) {}

  static async open(folder: string): Promise<PhotoFolder> {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return new PhotoFolder(folder, new Set(files.map(({ name }) => name)));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new UsageError(
        `--photos is ${JSON.stringify(folder)}: expected a folder that can be read (${error.message})`,
      );
    }
  }

  /** The name of a photo's file; `null`: it is not there. */
  nameOf(url: string | null): string | null {
    const name = fileNameOf(url);
    return this.names.has(name) ? name : null;
  }

  async bytesOf(name: string): Promise<number> {
    return (await stat(join(this.folder, name))).size;
  }

  async read(name: string): Promise<Buffer> {
    return readFile(join(this.folder, name));
  }
}
