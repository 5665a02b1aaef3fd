import type { SandboxContent, SandboxContentField } from '../../model';

const THEME = '152870912345';

/** A menu's link: its title, and its French where it has any. */
function link(
  value: string,
  french?: string,
  more: Pick<SandboxContentField, 'outdated'> = {},
): SandboxContent {
  return { type: 'LINK', fields: [{ key: 'title', value, ...(french && { french }), ...more }] };
}

/** The main menu and the footer's: 20 links, 17 of which read otherwise in French. */
const LINKS = [
  link('Shop all'),
  link('New arrivals'),
  link('Kitchen', 'Cuisine'),
  link('Outdoors', 'Plein air'),
  link('Back to school', 'Back to school'),
  link('Home', 'Maison'),
  link('Gifts'),
  link('Sale', 'Soldes'),
  link('Our story', 'Notre histoire', { outdated: true }),
  link('Contact'),
  link('Search', 'Rechercher'),
  link('Shipping', 'Livraison'),
  link('Returns'),
  link('Size guide'),
  link('FAQ'),
  link('Track your order'),
  link('Privacy policy', 'Politique de confidentialité'),
  link('Terms of service', 'Conditions d’utilisation'),
  link('Gift cards'),
  link('Instagram'),
];

/** What a buyer chooses by and pays by. */
const CHECKOUT: SandboxContent[] = [
  {
    type: 'DELIVERY_METHOD_DEFINITION',
    fields: [{ key: 'name', value: 'Standard' }],
  },
  {
    type: 'DELIVERY_METHOD_DEFINITION',
    fields: [
      { key: 'name', value: 'Economy' },
      { key: 'description', value: 'Five to eight business days' },
    ],
  },
  {
    type: 'DELIVERY_METHOD_DEFINITION',
    fields: [{ key: 'name', value: 'Free shipping above $75' }],
  },
  {
    type: 'PAYMENT_GATEWAY',
    fields: [
      { key: 'name', value: 'Interac e-Transfer' },
      {
        key: 'before_payment_instructions',
        value: 'Send the transfer to pay@northlight.example. We ship once it has arrived.',
        type: 'MULTI_LINE_TEXT_FIELD',
      },
    ],
  },
  { type: 'FILTER', fields: [filter('Availability', 'Disponibilité', true)] },
  { type: 'FILTER', fields: [filter('Price', 'Prix', true)] },
  { type: 'FILTER', fields: [filter('Delivery time', 'Delivery time')] },
];

function filter(value: string, french: string, isBuiltIn?: true): SandboxContentField {
  return { key: 'label', value, french, ...(isBuiltIn && { isBuiltIn }) };
}

/** The order confirmation was saved as French in English; the others are Shopify's, or older than their source. */
const MAILS: SandboxContent[] = [
  mail('order_confirmation', {
    subject: ['Order {{ name }} confirmed', 'Order {{ name }} confirmed'],
    body: [
      '<p>Hi {{ customer.first_name }}, thank you for your purchase. We are getting your order ready to be shipped.</p>',
      '<p>Hi {{ customer.first_name }}, thank you for your purchase! We are getting your order ready to be shipped.</p>',
    ],
  }),
  mail('shipping_confirmation', {
    subject: ['Your order {{ name }} is on its way', 'Votre commande {{ name }} est en route'],
    body: [
      '<p>Your order has left our warehouse in Plattsburgh.</p>',
      '<p>Votre commande a quitté notre entrepôt de Plattsburgh.</p>',
    ],
    isBuiltIn: true,
  }),
  mail('order_cancelled', {
    subject: ['Order {{ name }} has been cancelled', 'La commande {{ name }} a été annulée'],
    body: [
      '<p>Your order was cancelled and your payment has been refunded.</p>',
      '<p>Votre commande a été annulée et votre paiement a été remboursé.</p>',
    ],
    outdated: true,
  }),
  {
    type: 'PACKING_SLIP_TEMPLATE',
    fields: [
      {
        key: 'body',
        value: '<p>Order {{ order.name }}</p><p>Thank you for shopping with us!</p>',
        type: 'HTML',
      },
    ],
  },
];

function mail(
  id: string,
  text: Pick<SandboxContentField, 'isBuiltIn' | 'outdated'> & {
    subject: [string, string];
    body: [string, string];
  },
): SandboxContent {
  const { subject, body, ...more } = text;
  return {
    type: 'EMAIL_TEMPLATE',
    id,
    fields: [
      { key: 'title', value: subject[0], french: subject[1], ...more },
      { key: 'body_html', value: body[0], french: body[1], type: 'HTML', ...more },
    ],
  };
}

const PAGES: SandboxContent[] = [
  {
    type: 'SHOP',
    fields: [
      { key: 'meta_title', value: 'Northlight Goods: made for long winters' },
      {
        key: 'meta_description',
        value: 'Things for the home and the outdoors, sent from Plattsburgh.',
      },
    ],
  },
  page('About us', '<p>We make things for the home and the outdoors in small series.</p>', {
    title: 'À propos de nous',
    body: '<p>Nous fabriquons en petites séries des objets pour la maison et le plein air.</p>',
  }),
  page('Size guide', '<p>Measure around the fullest part of your chest, with the tape level.</p>'),
  page('Care instructions', '<p>Wash by hand in cold water and dry flat.</p>', {
    title: 'Conseils d’entretien',
    body: '<p>Lavez à la main à l’eau froide. Please do not put it into the dryer under any circumstances. Faites sécher à plat.</p>',
  }),
  {
    type: 'BLOG',
    fields: [{ key: 'title', value: 'News from the workshop', french: 'Nouvelles de l’atelier' }],
  },
  {
    type: 'ARTICLE',
    fields: [
      { key: 'title', value: 'How we choose our wool' },
      { key: 'body_html', value: '<p>Our wool comes from four farms.</p>', type: 'HTML' },
    ],
  },
];

function page(
  title: string,
  body: string,
  french?: { title: string; body: string },
): SandboxContent {
  return {
    type: 'PAGE',
    fields: [
      { key: 'title', value: title, ...(french && { french: french.title }) },
      { key: 'body_html', value: body, type: 'HTML', ...(french && { french: french.body }) },
      { key: 'handle', value: title.toLowerCase().replaceAll(' ', '-'), type: 'URI' },
    ],
  };
}

/** Of the theme’s words Shopify gives French for some; one was saved in English. */
const THEME_TEXTS: SandboxContent[] = [
  {
    type: 'ONLINE_STORE_THEME_LOCALE_CONTENT',
    id: THEME,
    fields: [
      { key: 'products.product.add_to_cart', value: 'Add to cart', french: 'Ajouter au panier' },
      { key: 'sections.cart.title', value: 'Your cart', french: 'Votre panier' },
      { key: 'sections.cart.checkout', value: 'Check out now', french: 'Check out now' },
      { key: 'shopify.checkout.general.pay_now_button_label', value: 'Pay now' },
      { key: 'templates.404.title', value: 'Page not found' },
    ],
  },
  {
    type: 'ONLINE_STORE_THEME_SECTION_GROUP',
    id: `header-group?theme_id=${THEME}`,
    fields: [
      {
        key: 'section.announcement.text:1',
        value: 'Free shipping above $75',
        french: 'Livraison gratuite à partir de 75 $',
      },
    ],
  },
  {
    type: 'ONLINE_STORE_THEME_JSON_TEMPLATE',
    id: `index?theme_id=${THEME}`,
    fields: [
      { key: 'section.index.hero.heading:1', value: 'Made for long winters' },
      { key: 'section.index.hero.button:2', value: 'See the new arrivals' },
      {
        key: 'section.index.story.heading:3',
        value: 'From our workshop to your door',
        french: 'De notre atelier à votre porte',
      },
    ],
  },
];

/** What a buyer meets beside products, with faults of every kind in its French. */
export const SAMPLE_CONTENTS: SandboxContent[] = [
  ...LINKS,
  ...CHECKOUT,
  ...MAILS,
  ...PAGES,
  ...THEME_TEXTS,
];
