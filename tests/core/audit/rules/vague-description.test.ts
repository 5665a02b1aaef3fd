import { describe, expect, it } from 'vitest';
import { auditListing } from '~/core/audit/run';
import { PhraseCount } from '~/core/listing/repeated-phrases';
import { listing, NOW, resultOf } from '../../support';

function judge(descriptionHtml: string, isGiftCard = false) {
  return resultOf('vague-description', listing({ descriptionHtml, isGiftCard }));
}

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('vague-description', () => {
  it('passes from thirty words on', () => {
    expect(judge(`<p>${words(30)}</p>`).outcome).toBe('pass');
  });

  it('does not count a sentence that many listings have with another name in it', () => {
    const count = new PhraseCount();
    const offer = (title: string) =>
      `<p>Buy ${title} online with fast delivery, friendly service, easy returns and a large choice of many more goods for your kitchen, your garden and your family at the best price of the year.</p>`;
    for (let index = 0; index < 20; index += 1) {
      const title = `Copper kettle ${index}`;
      count.add(listing({ title, descriptionHtml: offer(title) }));
    }
    const judgeWith = (title: string, descriptionHtml: string) =>
      resultOf('vague-description', listing({ title, descriptionHtml }), {
        repeatedPhrases: count.repeated(),
      });
    expect(judgeWith('Tea pot', offer('Tea pot')).findings).toMatchObject([
      {
        message: {
          id: 'rule.vague-description.repeated',
          data: { words: 0, expected: 30, listings: 20 },
        },
      },
    ]);
    expect(judgeWith('Tea pot', `${offer('Tea pot')}<p>${words(30)}</p>`).outcome).toBe('pass');
    expect(judgeWith('Tea pot', `${offer('Tea pot')}<p>18 inches high</p>`).outcome).toBe('pass');
    expect(
      resultOf('vague-description', listing({ descriptionHtml: offer('Tea pot') })).outcome,
    ).toBe('pass');
  });

  it('fails below, saying how many there are', () => {
    expect(judge(`<p>${words(29)}</p>`)).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      audiences: ['US'],
      findings: [
        {
          key: 'descriptionHtml',
          field: 'descriptionHtml',
          message: { id: 'rule.vague-description.short', data: { words: 29, expected: 30 } },
        },
      ],
    });
  });

  it.each(['', ' ', '<p>&nbsp;</p>', '<p><img src="mug.jpg"></p>', '<ul><li></li></ul>'])(
    'fails without text: “%s”',
    (html) => {
      expect(judge(html).findings).toMatchObject([
        { message: { id: 'rule.vague-description.empty' } },
      ]);
    },
  );

  it.each([
    '<ul><li>Steel</li><li>Made in Quebec</li></ul>',
    '<table><tr><td>Material</td><td>Oak</td></tr></table>',
    '<p>Solid oak, 36 inches.</p>',
    '<p>Solid oak, 90 cm.</p>',
    '<p>Print, 8 x 10.</p>',
    '<p>- Steel<br>- Made in Quebec</p>',
    '<p>• Steel • Made in Quebec</p>',
    '<p>1. Steel</p><p>2. Oak</p>',
    '<p>DIMENSIONS 53 W x 15 D x 84.5 H</p>',
    '<p>本麻を草木染めした暖簾です。幅85cm、丈150cm。</p>',
  ])('takes a list, a table or a dimension for enough: %s', (html) => {
    expect(judge(html).outcome).toBe('pass');
  });

  it.each(['<p>Steel - oak - brass</p>', '<p>- Steel</p>', '<p>12. of May</p>'])(
    'takes no dash or number for a list: %s',
    (html) => {
      expect(judge(html).outcome).toBe('fail');
    },
  );

  it('counts the words of a language that writes none apart', () => {
    const japanese =
      '佐賀県の窯元で一つずつ手作りされた有田焼の湯呑みです。贈り物に最適な木箱入りです。白磁に藍の絵付けが美しく、毎日の食卓を豊かにします。';
    expect(judge(`<p>${japanese}</p>`).outcome).toBe('pass');
  });

  it('does not count words that nobody reads', () => {
    expect(judge(`<script>${words(40)}</script><p>Short.</p>`).outcome).toBe('fail');
  });

  it('does not apply to gift cards', () => {
    expect(judge('', true)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.giftCardDescription' },
    });
  });

  it('is unknown where the texts were not read', () => {
    const results = auditListing({ listing: listing() }, { now: NOW });
    expect(results.find(({ rule }) => rule === 'vague-description')).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.texts' },
    });
  });
});
