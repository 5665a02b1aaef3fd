import { describe, expect, it } from 'vitest';
import { altTextSuggestion, type KnownPhoto } from '~/core/changes/alt-text-suggestion';
import { withAltTexts } from '~/core/changes/typed-alt-texts';
import type { Listing } from '~/core/listing/listing';
import { listing } from '../support';

const FILES = 'https://cdn.shopify.com/s/files/1/0000/0001/files/';

function photo(id: string, name: string, alt: string | null = null): KnownPhoto {
  return { id, kind: 'IMAGE', url: `${FILES}${name}?v=1`, alt, widthPx: 800, heightPx: 600 };
}

describe('suggesting an alt text', () => {
  const bare = photo('1', 'blue-mug.jpg');
  const copied = 'blue-mug_0f8fad5b-d9cb-469f-a165-70867728950e.jpg';
  const beside = (...media: KnownPhoto[]) => [{ title: 'Mug', media }];

  it('takes that of a file with the same name and size', () => {
    const others = beside(photo('2', copied, 'Blue mug on oak'));
    expect(altTextSuggestion(bare, others)).toEqual({ alt: 'Blue mug on oak', title: 'Mug' });
  });

  it.each([
    ['another size', beside({ ...photo('2', copied, 'Blue mug'), widthPx: 801 })],
    ['a size that is not known', beside({ ...photo('2', copied, 'Blue mug'), widthPx: null })],
    ['another name', beside(photo('2', 'red-mug.jpg', 'Red mug'))],
    ['no alt text', beside(photo('2', copied))],
    ['a file name for an alt text', beside(photo('2', copied, 'blue-mug.jpg'))],
    [
      'several alt texts',
      beside(photo('2', copied, 'Blue mug'), photo('3', 'blue-mug.jpg', 'Mug, side view')),
    ],
  ])('says nothing where there is %s', (_, others) => {
    expect(altTextSuggestion(bare, others)).toBeNull();
  });

  it.each(['IMG_0042.jpg', '1.jpg', 'a2.png', '0f8fad5b-d9cb-469f-a165-70867728950e.jpg'])(
    'trusts no name that many photos have: %s',
    (name) => {
      const others = beside(photo('2', name, 'Something else'));
      expect(altTextSuggestion(photo('1', name), others)).toBeNull();
    },
  );
});

describe('a listing with alt texts as they were typed', () => {
  const media: Listing['media'] = [photo('1', 'a.jpg'), photo('2', 'b.jpg', 'Old')];
  const withFrench = listing({
    media,
    frenchDetails: [
      { kind: 'optionName', source: 'Old', french: 'Vieux' },
      { kind: 'altText', source: 'Old', french: 'Ancien' },
    ],
  });

  it('wants French of what had no alt text, and keeps it beside one that changed', () => {
    const { frenchDetails } = withAltTexts(withFrench, [
      { mediaId: '1', alt: ' First ' },
      { mediaId: '2', alt: 'New' },
    ]);
    expect(frenchDetails).toEqual([
      { kind: 'optionName', source: 'Old', french: 'Vieux' },
      { kind: 'altText', source: 'First', french: null },
      { kind: 'altText', source: 'New', french: 'Ancien' },
    ]);
  });

  it('has no alt text, and no French of one, where it was emptied', () => {
    const emptied = withAltTexts(withFrench, [{ mediaId: '2', alt: ' ' }]);
    expect(emptied.media[1]?.alt).toBeNull();
    expect(emptied.frenchDetails).toHaveLength(1);
  });

  it('does not take French for read that was not', () => {
    expect(withAltTexts(listing({ media }), [{ mediaId: '1', alt: 'A' }])).not.toHaveProperty(
      'frenchDetails',
    );
  });
});
