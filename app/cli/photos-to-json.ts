import type { Listing } from '~/core/listing/listing';
import { languageOfPhoto, languagesIn, namesOfListing } from '~/core/photos/photo-language';
import type { GivenReading } from './photo-texts';

/** What `--json` holds of a listing's photos, in their order. */
export function photosToJson(
  listing: Listing,
  readings: ReadonlyMap<string, GivenReading>,
): object[] {
  const names = namesOfListing(listing, []);
  return listing.media.flatMap(({ id, url }) => {
    const reading = readings.get(id);
    return reading === undefined ? [] : [{ url, ...toJson(reading, names) }];
  });
}

function toJson(reading: GivenReading, names: ReturnType<typeof namesOfListing>): object {
  if (reading.state !== 'read') return reading;
  const { width, height, words } = reading;
  const language = languageOfPhoto(words, names);
  return {
    state: 'read',
    width,
    height,
    languages: languagesIn(language),
    words: language.words.map(({ text, confidence, line, language: of, box }) => ({
      text,
      language: of,
      confidence: rounded(confidence),
      line,
      place: {
        left: rounded(box.left),
        top: rounded(box.top),
        width: rounded(box.width),
        height: rounded(box.height),
      },
    })),
  };
}

/** To a thousandth: a pixel of a photo as wide as it is read. */
function rounded(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
