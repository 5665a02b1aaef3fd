import { describe, expect, it } from 'vitest';
import { printedPercent } from '~/core/photos/printed-percent';

describe('a percentage that a photo says is taken off', () => {
  it.each<[lines: string[], percent: number, text: string]>([
    [['50% OFF'], 50, '50% OFF'],
    [['50 %', 'de rabais'], 50, '50 % de rabais'],
    [['50% off-season sale', '30% OFF'], 30, '30% OFF'],
    [['Up to 40% off'], 40, 'Up to 40% off'],
    [['SAVE 50%'], 50, 'SAVE 50%'],
    [['SAVE', '50%', 'TODAY'], 50, 'SAVE 50%'],
    [['Save up to 30% on your first order'], 30, 'Save up to 30%'],
    [['-50 %'], 50, '-50 %'],
    [['Soldes d’été 2026', '−50 %'], 50, '−50 %'],
    [['-50 % sur tout'], 50, '-50 %'],
    [['Rabais de 50 %'], 50, 'Rabais de 50 %'],
    [['Rabais allant jusqu’à 50 %'], 50, 'Rabais allant jusqu’à 50 %'],
    [['Économisez 25 %'], 25, 'Économisez 25 %'],
    [['ECONOMISEZ', '25 %'], 25, 'ECONOMISEZ 25 %'],
    [['Solde 40 %'], 40, 'Solde 40 %'],
    [['Réduction de 20 %!'], 20, 'Réduction de 20 %'],
    [['20 % de réduction sur tout'], 20, '20 % de réduction'],
    [['35 % de réduction des rides', '20 % de rabais'], 20, '20 % de rabais'],
  ])('is found in %j', (lines, percent, text) => {
    expect(printedPercent(lines)).toMatchObject({ percent, text });
  });

  it.each<[lines: string[]]>([
    [['35 % de réduction des rides']],
    [['90 % de réduction du bruit']],
    [['90 % de réduction', 'du bruit']],
    [['Jusqu’à 40 % de réduction de la facture de chauffage']],
    [['50 % de réduction de l’usure']],
    [['30 % de réduction d’émissions']],
    [['Réduction de 50 % du bruit']],
    [['Économisez 25 % d’énergie']],
    [['Save 30% on your energy bill']],
    [['Blocks 99% off-gassing']],
    [['10-50 %']],
    [['10 - 50 %']],
    [['Humidité 10 %-50 %']],
    [['-20 °C']],
    [['-20 °C, 50 %']],
    [['-50 % de bruit']],
    [['SOLDE', '40 % laine, 60 % coton']],
    [['100% cotton', '50% recycled']],
    [['SAVE 100%']],
    [['Save 0%']],
  ])('is not found in %j', (lines) => {
    expect(printedPercent(lines)).toBeNull();
  });

  it('says whether it is the most', () => {
    expect(printedPercent(['Up to 40% off'])).toMatchObject({ isUpTo: true });
    expect(printedPercent(['Économisez jusqu’à 25 %'])).toMatchObject({ isUpTo: true });
    expect(printedPercent(['40% off'])).toMatchObject({ isUpTo: false });
  });
});
