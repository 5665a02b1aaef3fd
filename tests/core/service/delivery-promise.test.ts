import { describe, expect, it } from 'vitest';
import { promisedTimes, type PromisedTime } from '~/core/service/delivery-promise';

const handling = (days: number): PromisedTime => ({ of: 'handling', days });
const delivery = (days: number): PromisedTime => ({ of: 'delivery', days });
const unsaid = (days: number): PromisedTime => ({ of: 'unsaid', days });

describe('promised times', () => {
  it.each<[policy: string, times: PromisedTime[]]>([
    ['<p>Orders ship within 2 business days.</p>', [handling(2)]],
    ['<p>Orders are processed in 1–3 business days.</p>', [handling(3)]],
    ['<p>All orders are dispatched within 48 hours.</p>', [handling(2)]],
    ['<p>Your order ships the same day.</p>', [handling(0)]],
    ['<p>Ships next business day.</p>', [handling(1)]],
    ['<p>Please allow two to three weeks to prepare made to order pieces.</p>', [handling(15)]],
    ['<p>Delivery takes 5 to 7 days.</p>', [delivery(7)]],
    ['<p>2–4 business days</p>', [unsaid(4)]],
    ['<p>Orders ship in 2 days and arrive in 5-7 days.</p>', [handling(2), delivery(7)]],
    [
      '<table><tr><td>Processing time</td><td>1-2 days</td></tr><tr><td>Transit</td><td>4 days</td></tr></table>',
      [handling(2), delivery(4)],
    ],
    ['<p>Les commandes sont expédiées sous 3 jours ouvrables.</p>', [handling(3)]],
    [
      '<p>Délai de traitement : 24 à 48 heures. Livraison en 5 jours.</p>',
      [handling(2), delivery(5)],
    ],
    ['<p>Expédiée le jour même.</p>', [handling(0)]],
    ['<p>Vous recevrez votre colis en deux semaines.</p>', [delivery(10)]],
    // Times of something else.
    ['<p>Returns are accepted within 30 days. Notify us of damage within 48 hours.</p>', []],
    ['<p>Écrivez-nous : nous répondons en 24 heures. Retours sous 30 jours.</p>', []],
    ['<p>Échanges sous 14 jours.</p>', []],
    ['<p>We ship to Canada and the United States. Free over $75.</p>', []],
    ['<p>We are open 7 days a week.</p>', []],
    ['', []],
  ])('%s', (policy, times) => {
    expect(promisedTimes(policy)).toEqual(times);
  });
});
