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
    // A promise before what is said of letters.
    [
      '<p>Orders are processed in 5 to 7 business days and we will notify you by email once shipped.</p>',
      [handling(7)],
    ],
    [
      '<p>Les commandes sont traitées en 5 à 7 jours ouvrables et nous vous aviserons par courriel dès l’expédition.</p>',
      [handling(7)],
    ],
    ['<p>Orders leave within 5 - 7 business days, and we will notify you.</p>', [handling(7)]],
    ['<p>Orders ship within 48 hours; contact us if you need it sooner.</p>', [handling(2)]],
    [
      '<p>Please allow 2–3 business days for processing; we will contact you about delays.</p>',
      [handling(3)],
    ],
    [
      '<p>Orders ship in 2 days and arrive in 5-7 days, and we will notify you.</p>',
      [handling(2), delivery(7)],
    ],
    [
      '<p>Delivery takes 5 to 10 days; a parcel is considered lost after 30 days.</p>',
      [delivery(10)],
    ],
    // Claims and letters.
    ['<p>Contact us within 7 days if your parcel is lost.</p>', []],
    ['<p>If your parcel is lost, contact us within 7 days.</p>', []],
    ['<p>If your order has not arrived within 10 days, contact us.</p>', []],
    ['<p>Within 7 days of delivery, contact us.</p>', []],
    ['<p>Wait 7 days, then contact us.</p>', []],
    ['<p>Lost parcels: an investigation takes 10 business days.</p>', []],
    ['<p>Your refund is processed in 5 days and we will notify you.</p>', []],
    ['<p>Communiquez avec nous dans les 7 jours si votre colis est perdu.</p>', []],
    ['<p>Si votre colis n’est pas livré après 10 jours, communiquez avec nous.</p>', []],
    ['<p>Dans les 7 jours suivant la réception, communiquez avec nous.</p>', []],
    ['<p>Nous vous aviserons si votre commande tarde plus de 10 jours.</p>', []],
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
